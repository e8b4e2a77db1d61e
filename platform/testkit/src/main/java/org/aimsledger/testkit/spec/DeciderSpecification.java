package org.aimsledger.testkit.spec;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// A decider under test: `of(decider).given(events…).when(command)` gives the decision.
public final class DeciderSpecification<C, S, E, R> {
  private final Decider<C, S, E, R> decider;
  private final List<E> history;

  private DeciderSpecification(Decider<C, S, E, R> decider, List<E> history) {
    this.decider = decider;
    this.history = List.copyOf(history);
  }

  /// A stream without events.
  public static <C, S, E, R> DeciderSpecification<C, S, E, R> of(Decider<C, S, E, R> decider) {
    return new DeciderSpecification<>(decider, List.of());
  }

  /// The same, with more history.
  @SafeVarargs
  @SuppressWarnings("varargs") // List.of copies the array, nothing is stored into it
  public final DeciderSpecification<C, S, E, R> given(E... events) {
    var longer = new ArrayList<>(history);
    longer.addAll(List.of(events));
    return new DeciderSpecification<>(decider, longer);
  }

  /// What the decider says to the command after this history.
  public Decision<E, R> when(C command) {
    return decider.decide(command, state());
  }

  /// The state that this history folds to.
  public S state() {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
