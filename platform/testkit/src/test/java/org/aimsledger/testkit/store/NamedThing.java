package org.aimsledger.testkit.store;

import java.util.List;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.store.EventTypes;

/// The smallest aggregate with a unique name.
final class NamedThing implements Decider<String, String, NamedThing.Happened, String> {
  private static final EventTypes<Happened> TYPES =
      EventTypes.declare(Happened.class, _ -> "org.aimsledger.test.named.v1");

  sealed interface Happened {
    record Named(String name) implements Happened {}
  }

  static Aggregate<String, String, Happened, String> aggregate() {
    return new Aggregate<>("thing", new NamedThing(), TYPES, NamedThing::claims);
  }

  private static List<ClaimChange> claims(Happened event) {
    return switch (event) {
      case Happened.Named(var name) -> List.of(new ClaimChange.Take(new Claim("name", name)));
    };
  }

  @Override
  public String initial() {
    return "";
  }

  @Override
  public Decision<Happened, String> decide(String name, String state) {
    return Decision.accept(new Happened.Named(name));
  }

  @Override
  public String evolve(String state, Happened event) {
    return switch (event) {
      case Happened.Named(var name) -> name;
    };
  }
}
