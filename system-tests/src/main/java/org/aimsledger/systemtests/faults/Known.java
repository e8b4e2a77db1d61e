package org.aimsledger.systemtests.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What the clients have learnt of the system: things to send further commands to. Bounded: old
/// things are forgotten, so that streams grow and new ones come. May be used by any thread.
final class Known {
  private static final int MOST = 150;

  /// @param step how far the story of an incident is
  record Thing(String id, long version, int step, @Nullable String system) {}

  private final List<Thing> systems = new ArrayList<>();
  private final List<Thing> risks = new ArrayList<>();
  private final List<Thing> incidents = new ArrayList<>();

  synchronized Optional<Thing> system(RandomGenerator random) {
    return any(systems, random);
  }

  synchronized Optional<Thing> risk(RandomGenerator random) {
    return any(risks, random);
  }

  synchronized Optional<Thing> incident(RandomGenerator random) {
    return any(incidents, random);
  }

  private static Optional<Thing> any(List<Thing> things, RandomGenerator random) {
    return things.isEmpty()
        ? Optional.empty()
        : Optional.of(things.get(random.nextInt(things.size())));
  }

  /// Learns from a success.
  synchronized void learn(Request request, String id, long version) {
    switch (request.kind()) {
      case "register", "describe", "owner", "stage", "high-impact", "suspend", "resume" ->
          put(systems, new Thing(id, version, 0, null));
      case "identify", "rate" -> put(risks, new Thing(id, version, 0, null));
      case "raise" -> put(incidents, new Thing(id, version, 0, request.system()));
      case "note" -> step(id, version, 0);
      default -> step(id, version, 1);
    }
  }

  /// An incident whose next step is refused is left alone.
  synchronized void forgetIncident(String id) {
    var _ = incidents.removeIf(incident -> incident.id().equals(id));
  }

  private void step(String id, long version, int steps) {
    for (var i = 0; i < incidents.size(); i++) {
      var incident = incidents.get(i);
      if (incident.id().equals(id)) {
        incidents.set(i, new Thing(id, version, incident.step() + steps, incident.system()));
      }
    }
  }

  private static void put(List<Thing> things, Thing thing) {
    for (var i = 0; i < things.size(); i++) {
      if (things.get(i).id().equals(thing.id())) {
        things.set(i, thing);
        return;
      }
    }
    if (things.size() >= MOST) {
      var _ = things.removeFirst();
    }
    things.add(thing);
  }
}
