package org.aimsledger.systemtests.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aimsledger.systemtests.faults.Fault.Blow;
import org.aimsledger.systemtests.faults.tools.FreePort;

/// Faults of services with more than one process: one that comes and goes, one that has lost its
/// locks and doesn't know it, and updates that replace one after the other.
final class ManyProcesses {
  private static final Duration START = Duration.ofMinutes(4);

  private ManyProcesses() {}

  /// All of them.
  static List<Fault> faults() {
    return List.of(
        new Fault("second-instance", (arena, random) -> second(arena, random, false)),
        new Fault("zombie", (arena, random) -> second(arena, random, true)),
        new Fault(
            "rolling-restart",
            true,
            (arena, random) -> {
              var service = any(random);
              return new Blow(0, service + ", " + restart(arena, List.of(service)) + " processes");
            }),
        new Fault(
            "rolling-update",
            true,
            (arena, _) ->
                new Blow(0, restart(arena, Quiet.SERVICES) + " processes of all services")));
  }

  private static String any(Random random) {
    return Quiet.SERVICES.get(random.nextInt(Quiet.SERVICES.size()));
  }

  /// All services at the same time, as an update does.
  ///
  /// @return how many processes
  private static int restart(Arena arena, List<String> services) throws Exception {
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<Integer>>();
      for (var service : services) {
        all.add(hands.submit(() -> restart(arena, service)));
      }
      var restarted = 0;
      for (var one : all) {
        restarted += one.get();
      }
      return restarted;
    }
  }

  /// One process after the other is stopped in good order and started again; the next one's turn
  /// comes when the door leads to it.
  private static int restart(Arena arena, String service) throws Exception {
    var components = arena.instances().of(service);
    for (var component : components) {
      try {
        arena.aims().stop(component);
      } finally {
        arena.aims().start(component);
      }
      arena.aims().awaitReady(component, START);
      arena.instances().awaitReachable(component, START);
    }
    return components.size();
  }

  /// Two processes of one service at once, both asked by clients. As a zombie the first one loses
  /// its locks while it stands still, and wakes up when the second has taken over.
  private static Blow second(Arena arena, Random random, boolean zombie) throws Exception {
    var service = any(random);
    if (arena.instances().doubled()) {
      if (!zombie) {
        return Blow.missed("there are two of each all the time");
      }
      var one = arena.any(service, random);
      sleepwalk(arena, one, random);
      return new Blow(0, one);
    }
    var port = FreePort.find();
    var second = arena.aims().startSecond(service, port);
    try {
      arena.aims().awaitReady(second, START);
      arena.secondIsAt(service, URI.create("http://127.0.0.1:" + port));
      if (zombie) {
        sleepwalk(arena, service, random);
      }
      Thread.sleep(2_000);
    } finally {
      arena.secondIsGone(service);
      if (random.nextBoolean()) {
        arena.aims().kill(second);
      }
      arena.aims().stop(second);
    }
    return new Blow(0, service);
  }

  private static void sleepwalk(Arena arena, String component, Random random) throws Exception {
    try (var _ = arena.processes().zombify(component)) {
      Thread.sleep(2_000 + random.nextInt(2_000));
    }
  }
}
