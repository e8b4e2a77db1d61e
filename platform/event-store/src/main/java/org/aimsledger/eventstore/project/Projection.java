package org.aimsledger.eventstore.project;

import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// One view: event → row, as a pure function. The kit loads the rows, applies the events in order,
/// flushes, and moves the cursor in the same transaction.
///
/// @param <E> family of events it follows
/// @param <R> row: an entity with an id of type `UUID` or `String`
public interface Projection<E, R> {
  /// Name of the view; cursors are stored under it.
  String name();

  /// Raise it when the meaning of the rows changes: the view is then rebuilt from the log.
  int version();

  /// Every event that this service records; an unknown name stops the view.
  EventTypes<E> types();

  Class<R> rowType();

  /// Id of the row that the event touches; null when it touches none.
  @Nullable Object key(Recorded<E> event);

  /// The row after the event; null deletes it.
  ///
  /// @param row as it is, or null when there is none yet
  @Nullable R apply(@Nullable R row, Recorded<E> event);
}
