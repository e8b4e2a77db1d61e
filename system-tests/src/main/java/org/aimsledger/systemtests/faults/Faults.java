package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.systemtests.faults.Fault.Blow;
import org.aimsledger.systemtests.faults.tools.FaultControl.Armed;
import org.aimsledger.systemtests.faults.tools.FaultyLink;
import org.aimsledger.systemtests.faults.tools.agent.FaultPoint;

/// Everything that can go wrong, by name.
final class Faults {
  static final String FULL_DISK = "full-disk";
  private static final Duration BROKER_FREEZE = Duration.ofSeconds(30);
  private static final Duration OUTAGE = Duration.ofSeconds(70);
  private static final Duration POINT = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final int MOST_PASSINGS = 6;
  private static final int FEW_PASSINGS = 2;
  private static final Duration SECOND_START = Duration.ofMinutes(4);
  private static final String NO_SPACE = "No space left on device";
  private static final String NO_SLOT = "remaining connection slots are reserved";
  private static final String NO_CLIENT = "too many clients already";
  private static final String NOT_FOR_ROLE = "too many connections for role";
  private static final List<String> WRITERS = List.of("inventory", "risk", "incident");
  private static final Duration[] JUMPS = {
    Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(-10), Duration.ofHours(-1)
  };

  private final Map<String, Fault> byName = new LinkedHashMap<>();

  Faults() {
    addProcesses();
    addBroker();
    addDatabase();
    addLinks();
    for (var point : FaultPoint.values()) {
      addPoint(point);
    }
  }

  private void add(String name, Fault.Strike strike) {
    byName.put(name, new Fault(name, strike));
  }

  private void addProcesses() {
    for (var service : Quiet.SERVICES) {
      add(
          "kill-" + service,
          (arena, random) -> {
            var one = arena.any(service, random);
            arena.aims().kill(one);
            return new Blow(1, one);
          });
      add(
          "freeze-" + service,
          (arena, random) -> {
            var one = arena.any(service, random);
            var length = Duration.ofMillis(500 + random.nextInt(4500));
            try (var _ = arena.processes().freeze(one)) {
              Thread.sleep(length);
            }
            return new Blow(0, one + " for " + length);
          });
    }
    add(
        "kill-all-services",
        (arena, _) -> {
          var all = arena.instances().components();
          for (var component : all) {
            arena.aims().kill(component);
          }
          return new Blow(all.size(), "");
        });
    ManyProcesses.faults().forEach(fault -> byName.put(fault.name(), fault));
    add(
        "clock-jump",
        (arena, random) -> {
          var one = arena.any(any(Quiet.SERVICES, random), random);
          var jump = JUMPS[random.nextInt(JUMPS.length)];
          arena.control().shiftClock(one, jump);
          Thread.sleep(1_000 + random.nextInt(2_000));
          arena.control().shiftClock(one, Duration.ZERO);
          return new Blow(0, one + " by " + jump);
        });
  }

  private void addBroker() {
    add(
        "kill-kafka",
        (arena, _) -> {
          arena.broker().kill();
          return new Blow(1, "");
        });
    add(
        "freeze-kafka",
        (arena, _) -> {
          try (var _ = arena.broker().freeze()) {
            Thread.sleep(BROKER_FREEZE);
          }
          return new Blow(0, "for " + BROKER_FREEZE);
        });
    add(
        "wipe-kafka",
        (arena, _) -> {
          arena.wipeBroker();
          return new Blow(0, "");
        });
    add(
        "recreate-topic",
        (arena, random) -> {
          var service = any(Quiet.SERVICES, random);
          arena.recreateTopic(service);
          return new Blow(0, "of " + service);
        });
  }

  private void addDatabase() {
    add(
        "stop-postgres",
        (arena, _) -> {
          arena.postgres().stopImmediately();
          return new Blow(1, "immediately");
        });
    add(
        "kill-postgres",
        (arena, _) -> {
          arena.postgres().kill();
          return new Blow(1, "");
        });
    add("postgres-outage", (arena, _) -> postgresOutage(arena));
    add(
        "terminate-connections",
        (arena, random) -> {
          var service = any(Quiet.SERVICES, random);
          return Blow.met(arena.postgres().terminateConnections(service), "of " + service);
        });
    add(
        "refuse-connections",
        (arena, random) -> {
          var service = any(Quiet.SERVICES, random);
          var before = arena.postgres().complaints(NOT_FOR_ROLE);
          try (var _ = arena.postgres().refuseConnections(service)) {
            Thread.sleep(1_000 + random.nextInt(3_000));
          }
          return Blow.met(arena.postgres().complaints(NOT_FOR_ROLE) - before, service);
        });
    add("out-of-connections", Faults::holdConnections);
    add(FULL_DISK, Faults::fillDisk);
  }

  /// Stopped immediately, and not started again for more than a minute. No service may need to be
  /// started again for it.
  private static Blow postgresOutage(Arena arena) throws Exception {
    var before = restartsOfServices(arena);
    arena.postgres().stopImmediately();
    arena.aims().stop("postgres");
    Thread.sleep(OUTAGE);
    arena.aims().start("postgres");
    arena.aims().awaitReady("postgres", SECOND_START);
    arena.requireAlive("an outage of PostgreSQL of " + OUTAGE);
    return new Blow(1, OUTAGE + ", restarts of services " + (restartsOfServices(arena) - before));
  }

  private static int restartsOfServices(Arena arena) {
    return arena.aims().status().stream()
        .filter(component -> Quiet.SERVICES.contains(component.name()))
        .mapToInt(ComponentStatus::restarts)
        .sum();
  }

  private static Blow holdConnections(Arena arena, Random random) throws Exception {
    var service = any(WRITERS, random);
    var postgres = arena.postgres();
    var before = postgres.complaints(NO_SLOT) + postgres.complaints(NO_CLIENT);
    try (var held = postgres.holdConnections(service)) {
      var end = System.nanoTime() + Duration.ofMillis(1_000 + random.nextInt(3_000)).toNanos();
      // The pool lets go of what it has, and races for it with this one.
      while (System.nanoTime() < end) {
        var _ = postgres.terminateConnections(service);
        held.more();
        Thread.sleep(100);
      }
    }
    return Blow.met(
        postgres.complaints(NO_SLOT) + postgres.complaints(NO_CLIENT) - before, service);
  }

  private static Blow fillDisk(Arena arena, Random random) throws Exception {
    var disk = arena.disk();
    if (disk.isEmpty()) {
      return Blow.missed("no small disk can be mounted here");
    }
    var before = arena.postgres().complaints(NO_SPACE);
    disk.get().fill();
    var end = System.nanoTime() + Duration.ofMillis(1_500 + random.nextInt(2_500)).toNanos();
    try {
      while (System.nanoTime() < end) {
        disk.get().fill();
        Thread.sleep(100);
      }
    } finally {
      disk.get().free();
    }
    return Blow.met(arena.postgres().complaints(NO_SPACE) - before, "refused for want of space");
  }

  private void addLinks() {
    addLink("cut", (link, _) -> link.cut());
    addLink(
        "refuse",
        (link, _) -> {
          link.refuse();
          // Somebody has to need a new one.
          link.resetOne();
        });
    addLink("swallow", (link, _) -> link.swallow());
    addLink("delay", (link, random) -> link.delay(Duration.ofMillis(20 + random.nextInt(300))));
  }

  private void addLink(String what, BiConsumer<FaultyLink, Random> hurt) {
    for (var server : List.of("postgres", "kafka")) {
      add(
          what + "-" + server + "-link",
          (arena, random) -> {
            var one = arena.any(any(Quiet.SERVICES, random), random);
            var link =
                server.equals("kafka") ? arena.links().kafka(one) : arena.links().postgres(one);
            var before = link.hurt();
            try {
              hurt.accept(link, random);
              Thread.sleep(1_000 + random.nextInt(5_000));
            } finally {
              link.restore();
            }
            return Blow.met(link.hurt() - before, "of " + one);
          });
    }
  }

  private void addPoint(FaultPoint point) {
    var name = point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    add(
        "halt-" + name,
        (arena, random) -> {
          var service = whoPasses(point, random);
          var nth = nth(service, point, random);
          return fired(arena, service, 1, one -> arena.control().halt(one, point, nth));
        });
    add(
        "freeze-" + name,
        (arena, random) -> {
          var service = whoPasses(point, random);
          var length = Duration.ofMillis(500 + random.nextInt(4_000));
          var nth = nth(service, point, random);
          var blow =
              fired(arena, service, 0, one -> arena.control().freeze(one, point, nth, length));
          Thread.sleep(blow.struck() ? length : Duration.ZERO);
          return blow;
        });
    add(
        "throw-" + name,
        (arena, random) -> {
          var service = whoPasses(point, random);
          var nth = nth(service, point, random);
          return fired(arena, service, 0, one -> arena.control().fail(one, point, nth));
        });
  }

  private interface Order {
    Armed to(String component) throws IOException;
  }

  /// Of two processes, one relays a lane and applies an event: whichever passes the point.
  private static Blow fired(Arena arena, String service, int kills, Order order) throws Exception {
    var shots = new ArrayList<Armed>();
    for (var component : arena.instances().of(service)) {
      shots.add(order.to(component));
    }
    var end = System.nanoTime() + POINT.toNanos();
    var fired = 0;
    while (fired == 0 && System.nanoTime() < end) {
      Thread.sleep(LOOK);
      for (var shot : shots) {
        fired += shot.fired() ? 1 : 0;
      }
    }
    for (var shot : shots) {
      shot.disarm();
    }
    return fired > 0 ? new Blow(kills * fired, "in " + service) : Blow.missed(service);
  }

  /// Services that pass a point often enough under this load.
  private static String whoPasses(FaultPoint point, Random random) {
    return switch (point) {
      case BEFORE_TRAIL_COMMIT, AFTER_TRAIL_COMMIT -> "audit";
      case AFTER_INBOX_EFFECT_BEFORE_CURSOR -> any(Quiet.SERVICES, random);
      case AFTER_APPEND_COMMIT,
          MID_SEND,
          AFTER_BROKER_BEFORE_CURSOR,
          AFTER_CURSOR,
          MID_PROJECTION ->
          any(WRITERS, random);
    };
  }

  /// The inventory listens to incidents alone, which are rare.
  private static int nth(String service, FaultPoint point, Random random) {
    var rare = point == FaultPoint.AFTER_INBOX_EFFECT_BEFORE_CURSOR && service.equals("inventory");
    return 1 + random.nextInt(rare ? FEW_PASSINGS : MOST_PASSINGS);
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /// @throws IllegalArgumentException for a name that nothing has
  List<Fault> of(List<String> names) {
    return names.stream()
        .map(
            name -> {
              var fault = byName.get(name);
              if (fault == null) {
                throw new IllegalArgumentException(
                    "no fault " + name + "; there are " + String.join(", ", byName.keySet()));
              }
              return fault;
            })
        .toList();
  }

  /// The faults of round 1, 2, 3 …: like a pack of cards, so that each comes before any comes
  /// again; every third round a second one at the same time, if one is left that goes with the
  /// first.
  static List<List<Fault>> deal(List<Fault> faults, int rounds, Random random) {
    var dealt = new ArrayList<List<Fault>>();
    var pack = new ArrayList<Fault>();
    for (var round = 0; round < rounds; round++) {
      var two = faults.size() > 1 && random.nextInt(3) == 0;
      fill(pack, faults, random);
      var first = pack.removeLast();
      var hand = new ArrayList<>(List.of(first));
      if (two) {
        fill(pack, faults, random);
        takeLast(pack, first).ifPresent(hand::add);
      }
      dealt.add(List.copyOf(hand));
    }
    return dealt;
  }

  private static void fill(List<Fault> pack, List<Fault> faults, Random random) {
    if (pack.isEmpty()) {
      pack.addAll(faults);
      Collections.shuffle(pack, random);
    }
  }

  private static Optional<Fault> takeLast(List<Fault> pack, Fault first) {
    for (var i = pack.size() - 1; i >= 0; i--) {
      if (pack.get(i).goesWith(first)) {
        return Optional.of(pack.remove(i));
      }
    }
    return Optional.empty();
  }
}
