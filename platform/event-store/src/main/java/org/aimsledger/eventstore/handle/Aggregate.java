package org.aimsledger.eventstore.handle;

import java.util.List;
import java.util.function.Function;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.store.EventTypes;

/// Everything the kit must know of one kind of aggregate.
///
/// @param category first part of its stream ids
/// @param decider its rules
/// @param types names of its events
/// @param claims unique names that an event takes or releases
public record Aggregate<C, S, E, R>(
    String category,
    Decider<C, S, E, R> decider,
    EventTypes<E> types,
    Function<E, List<ClaimChange>> claims) {

  /// An aggregate without unique names.
  public Aggregate(String category, Decider<C, S, E, R> decider, EventTypes<E> types) {
    this(category, decider, types, _ -> List.of());
  }
}
