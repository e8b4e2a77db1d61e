package org.aimsledger.eventstore.compare;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table whose rows follow from events, each from those that touch its key. Rows are what the
/// implementation takes for one; nobody else looks into them.
public interface Derived {
  /// What is told of a difference.
  Difference.What what();

  /// Name that differences are told under.
  String name();

  /// The table in the database.
  String table();

  /// The keys that an event touches.
  ///
  /// @throws RuntimeException when the event can't be read
  List<Object> keys(LoggedEvent event);

  /// The row after an event that touches its key; null when there is none any more.
  ///
  /// @param row as it is; stays as it is
  /// @throws RuntimeException when the event can't follow
  @Nullable Object apply(@Nullable Object row, Object key, LoggedEvent event);

  /// Up to which number of each lane the rows follow the log, as this snapshot has it; empty when
  /// they can't be compared now.
  Uni<Optional<long[]>> standing(SqlClient snapshot);

  /// The rows with these keys that exist.
  Uni<Map<Object, Object>> rows(SqlClient snapshot, Collection<Object> keys);

  /// Keys of the table in their order.
  ///
  /// @param after null for the first
  Uni<List<Object>> keysAfter(SqlClient snapshot, @Nullable Object after, int limit);

  /// Columns in which two rows differ, as the database would see it; none when they are the same.
  List<String> differing(Object one, Object other);

  /// What the row is, for comparing: equal for rows that are the same.
  Object image(Object row);
}
