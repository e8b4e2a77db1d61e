package org.aimsledger.eventstore.handle;

import java.util.List;
import java.util.function.Function;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;
import org.jspecify.annotations.Nullable;

/// Everything the kit must know of one kind of aggregate.
///
/// @param category first part of its stream ids
/// @param decider its rules
/// @param types names of its events
/// @param claims unique names that an event takes or releases
/// @param snapshots form in which states of long streams are kept; absent: such streams stay short
public record Aggregate<C, S, E, R>(
    String category,
    Decider<C, S, E, R> decider,
    EventTypes<E> types,
    Function<E, List<ClaimChange>> claims,
    @Nullable StateFormat<S> snapshots) {

  /// An aggregate without unique names, whose streams stay short.
  public Aggregate(String category, Decider<C, S, E, R> decider, EventTypes<E> types) {
    this(category, decider, types, _ -> List.of(), null);
  }

  /// An aggregate without unique names.
  public Aggregate(
      String category, Decider<C, S, E, R> decider, EventTypes<E> types, StateFormat<S> snapshots) {
    this(category, decider, types, _ -> List.of(), snapshots);
  }

  /// An aggregate whose streams stay short.
  public Aggregate(
      String category,
      Decider<C, S, E, R> decider,
      EventTypes<E> types,
      Function<E, List<ClaimChange>> claims) {
    this(category, decider, types, claims, null);
  }
}
