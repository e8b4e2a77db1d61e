package org.aimsledger.testkit.vault;

import java.util.UUID;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.store.EventTypes;

/// The smallest aggregate with something sealed in it: a note, and the erasure of whom it is about.
final class Secrets implements Decider<Secrets.Order, Secrets.State, Secrets.Noted, String> {
  static final String CATEGORY = "secret";
  static final String ERASED = "org.aimsledger.test.erased.v1";

  /// A text as contracts have it.
  record Sealed(UUID subject, UUID key, String ciphertext) {}

  sealed interface Order {
    record Write(String sealed) implements Order {}

    record Name(Sealed name) implements Order {}

    record Erase() implements Order {}
  }

  sealed interface Noted {
    record Written(String sealed) implements Noted {}

    record Named(Sealed name) implements Noted {}

    record Erased() implements Noted {}
  }

  record State(String sealed, boolean erased) {}

  Aggregate<Order, State, Noted, String> aggregate() {
    return new Aggregate<>(
        CATEGORY,
        this,
        EventTypes.declare(
            Noted.class,
            type ->
                type == Noted.Erased.class
                    ? ERASED
                    : type == Noted.Named.class
                        ? "org.aimsledger.test.named.v1"
                        : "org.aimsledger.test.written.v1"));
  }

  @Override
  public State initial() {
    return new State("", false);
  }

  @Override
  public Decision<Noted, String> decide(Order command, State state) {
    return switch (command) {
      case Order.Write(var sealed) -> Decision.accept(new Noted.Written(sealed));
      case Order.Name(var name) -> Decision.accept(new Noted.Named(name));
      case Order.Erase _ ->
          state.erased() ? Decision.accept() : Decision.accept(new Noted.Erased());
    };
  }

  @Override
  public State evolve(State state, Noted event) {
    return switch (event) {
      case Noted.Written(var sealed) -> new State(sealed, state.erased());
      case Noted.Named(var name) -> new State(name.ciphertext(), state.erased());
      case Noted.Erased _ -> new State(state.sealed(), true);
    };
  }
}
