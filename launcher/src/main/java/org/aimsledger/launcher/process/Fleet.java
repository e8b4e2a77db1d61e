package org.aimsledger.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All supervised components of one installation. Those that need others start after them and stop
/// before them.
public final class Fleet {
  private record Member(Component component, List<String> needs, Supervised supervised) {}

  private final SupervisionLimits limits;
  private final Path runDirectory;
  private final Runnable changed;
  private final Map<String, Member> members = new LinkedHashMap<>();

  public Fleet(SupervisionLimits limits, Path runDirectory, Runnable changed) {
    this.limits = limits;
    this.runDirectory = runDirectory;
    this.changed = changed;
  }

  /// Starts the component as soon as those it needs have been ready once.
  public void add(Component component, List<String> needs) {
    var supervised =
        new Supervised(
            component, needs.stream().map(this::get).toList(), limits, runDirectory, changed);
    synchronized (members) {
      var before = members.get(component.name());
      if (before != null && before.supervised().status().state() != ComponentState.STOPPED) {
        throw new IllegalStateException(component.name() + " is already there");
      }
      members.put(component.name(), new Member(component, List.copyOf(needs), supervised));
    }
    supervised.start();
  }

  /// Starts a component that was stopped alone.
  public void addAgain(String name) {
    var member = member(name);
    if (member.supervised().status().state() != ComponentState.STOPPED) {
      throw new IllegalStateException(name + " is not stopped");
    }
    add(member.component(), List.of());
  }

  public Supervised get(String name) {
    return member(name).supervised();
  }

  private Member member(String name) {
    synchronized (members) {
      var member = members.get(name);
      if (member == null) {
        throw new IllegalArgumentException(
            "no component " + name + "; there are " + String.join(", ", members.keySet()));
      }
      return member;
    }
  }

  public List<ComponentStatus> status() {
    synchronized (members) {
      return members.values().stream().map(member -> member.supervised().status()).toList();
    }
  }

  /// Each within its limit: first together those that need others, then the rest one by one, last
  /// started first.
  public void stop() throws InterruptedException {
    List<Member> all;
    synchronized (members) {
      all = List.copyOf(members.values());
    }
    stopTogether(all.stream().filter(member -> !member.needs().isEmpty()).toList());
    for (var member : all.reversed()) {
      if (member.needs().isEmpty()) {
        member.supervised().stop();
      }
    }
    synchronized (members) {
      members.clear();
    }
  }

  private static void stopTogether(List<Member> together) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var member : together) {
      threads.add(
          Thread.ofPlatform()
              .name("stop-" + member.component().name())
              .start(() -> stopQuietly(member.supervised())));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private static void stopQuietly(Supervised supervised) {
    try {
      supervised.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
