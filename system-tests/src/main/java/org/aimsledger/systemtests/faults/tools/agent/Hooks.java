package org.aimsledger.systemtests.faults.tools.agent;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.aimsledger.systemtests.faults.tools.agent.Orders.Shot;
import org.jspecify.annotations.Nullable;

/// What the inserted instructions call. Public because the product's classes do.
public final class Hooks {
  private static final Duration POLL = Duration.ofMillis(25);
  private static final int SKIP_EVERY = 50;
  private static final int KILLED = 137;
  private static final AtomicLong PASSED = new AtomicLong();

  private record Armed(Shot shot, AtomicLong hits) {}

  private static volatile List<Armed> armed = List.of();
  private static volatile long shift;
  private static volatile @Nullable ControlFile control;

  private Hooks() {}

  static void start(ControlFile file, Orders first) throws IOException {
    control = file;
    var done = ConcurrentHashMap.<String>newKeySet();
    file.noted()
        .lines()
        .filter(line -> line.startsWith("fired "))
        .forEach(line -> done.add(line.split(" ", 3)[1]));
    file.note("started " + ProcessHandle.current().pid());
    follow(file, first, done);
    var _ = Thread.ofPlatform().daemon().name("fault-orders").start(() -> poll(file, done));
  }

  private static void poll(ControlFile file, java.util.Set<String> done) {
    var last = "";
    while (true) {
      var text = file.text();
      if (!text.equals(last)) {
        last = text;
        follow(file, Orders.parse(text), done);
      }
      sleep(POLL.toMillis());
    }
  }

  private static void follow(ControlFile file, Orders orders, java.util.Set<String> done) {
    if (orders.clockShiftMillis() != shift) {
      shift = orders.clockShiftMillis();
      file.note("clock " + shift);
    }
    var next = new ArrayList<Armed>();
    for (var shot : orders.shots()) {
      var known = armed.stream().filter(a -> a.shot().equals(shot)).findFirst();
      if (known.isPresent()) {
        next.add(known.get());
      } else if (done.add(shot.id())) {
        next.add(new Armed(shot, new AtomicLong()));
        file.note("armed " + shot.id() + " " + shot.point());
      }
    }
    armed = List.copyOf(next);
  }

  /// A point is passed.
  public static void reached(String point) {
    for (var candidate : armed) {
      if (candidate.shot().point().name().equals(point)
          && candidate.hits().incrementAndGet() == candidate.shot().nth()) {
        fire(candidate.shot());
      }
    }
  }

  private static void fire(Shot shot) {
    note("fired " + shot.id() + " " + shot.point() + " " + shot.action());
    switch (shot.action()) {
      case HALT -> Runtime.getRuntime().halt(KILLED);
      case FREEZE -> {
        sleep(shot.millis());
        note("thawed " + shot.id());
      }
      case THROW -> throw new IllegalStateException("injected at " + shot.point());
    }
  }

  private static void note(String line) {
    var file = control;
    if (file != null) {
      file.note(line);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stands in for [Clock#systemUTC()].
  public static Clock clock() {
    return new Shifted(Clock.systemUTC());
  }

  /// Stands in for [Instant#now()].
  public static Instant now() {
    return Instant.now().plusMillis(shift);
  }

  /// Stands in for [System#currentTimeMillis()].
  public static long currentTimeMillis() {
    return System.currentTimeMillis() + shift;
  }

  private static final class Shifted extends Clock {
    private final Clock real;

    Shifted(Clock real) {
      this.real = real;
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Shifted(real.withZone(zone));
    }

    @Override
    public Instant instant() {
      return real.instant().plusMillis(shift);
    }
  }

  /// Of a mutation: stands in for a record that was not sent.
  public static Future<?> sent() {
    return CompletableFuture.completedFuture(null);
  }

  /// Of a mutation: whether there is an answer, which there isn't to [#sent()].
  public static boolean isThere(@Nullable Object answer) {
    return answer != null;
  }

  /// Of a mutation: whether this one is left out.
  public static boolean skipNow() {
    return PASSED.incrementAndGet() % SKIP_EVERY == 0;
  }

  /// Of a mutation: what the database answered, with a conflict taken for a success.
  public static String withoutConflict(String outcome) {
    return outcome.equals("conflict") ? "appended" : outcome;
  }
}
