package org.aimsledger.eventstore.core;

/// The rules of one aggregate, as two pure functions.
///
/// @param <C> commands; carry the time of the decision and ids, so that nothing ambient is needed
/// @param <S> states, immutable
/// @param <E> events
/// @param <R> reasons to refuse
public interface Decider<C, S, E, R> {
  /// State of a stream without events.
  S initial();

  /// What the command leads to, given the state. Must not depend on anything else.
  Decision<E, R> decide(C command, S state);

  /// State after the event.
  ///
  /// @throws CorruptStreamException when the event cannot follow this state
  S evolve(S state, E event);
}
