package org.aimsledger.eventstore.project;

import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// One view: event → row, as a pure function. The kit loads the rows, applies the events in order,
/// writes them, and moves the view's place in the same transaction.
///
/// @param <E> family of events it follows
/// @param <R> row: an entity with plain columns and an id of type `UUID` or `String`
public interface Projection<E, R> {
  /// Name of the view; its place is stored under it, and a migration registers it with its table in
  /// `view_registry`, without which it can't be rebuilt.
  String name();

  /// Raise it when the meaning of the rows changes: the view is then rebuilt from the log.
  int version();

  /// Every event that this service records; an unknown name stops the view.
  EventTypes<E> types();

  Class<R> rowType();

  /// Whether an event that is such a record may touch a row. Where it may not, the event is not
  /// decoded for this view, so [#key] is not asked; where it may, [#key] decides. Depends on
  /// nothing but the class.
  ///
  /// @param event a record of the family, as upcasters leave it
  default boolean follows(Class<? extends E> event) {
    return true;
  }

  /// Id of the row that the event touches; null when it touches none.
  @Nullable Object key(Recorded<E> event);

  /// The row after the event; null deletes it.
  ///
  /// @param row as it is, or null when there is none yet; may be changed and given back
  @Nullable R apply(@Nullable R row, Recorded<E> event);
}
