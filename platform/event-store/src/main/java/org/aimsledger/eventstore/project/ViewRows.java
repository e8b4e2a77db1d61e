package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.eventstore.compare.Derived;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.LoggedEvent;
import org.jspecify.annotations.Nullable;

/// The rows of a view that are served, as what follows from events.
///
/// Compares the columns of the entity, which are those that queries answer from.
final class ViewRows<E, R> implements Derived {
  private final Projection<E, R> projection;
  private final RowTable<R> table;
  private final ViewCursor cursor;

  ViewRows(Projection<E, R> projection) {
    this.projection = projection;
    this.table = RowTable.of(projection.rowType(), "");
    this.cursor = new ViewCursor(projection.name());
  }

  @Override
  public Difference.What what() {
    return Difference.What.VIEW;
  }

  @Override
  public String name() {
    return projection.name();
  }

  @Override
  public String table() {
    return table.name();
  }

  @Override
  public List<Object> keys(LoggedEvent event) {
    return event
        .as(projection.types())
        .flatMap(recorded -> Optional.ofNullable(projection.key(recorded)))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public @Nullable Object apply(@Nullable Object row, Object key, LoggedEvent event) {
    var before = row == null ? null : table.copy(row(row));
    return projection.apply(before, event.as(projection.types()).orElseThrow());
  }

  /// Rows of another version have another meaning: they are built anew, and compared afterwards.
  @Override
  public Uni<Optional<long[]>> standing(SqlClient snapshot) {
    return cursor
        .read(snapshot)
        .map(
            place ->
                place.version() == projection.version()
                    ? Optional.of(place.toArray())
                    : Optional.empty());
  }

  @Override
  public Uni<Map<Object, Object>> rows(SqlClient snapshot, Collection<Object> keys) {
    return table.look(snapshot, keys);
  }

  @Override
  public Uni<List<Object>> keysAfter(SqlClient snapshot, @Nullable Object after, int limit) {
    return table.ids(snapshot, after, limit);
  }

  @Override
  public List<String> differing(Object one, Object other) {
    return one instanceof RowTable.Unreadable || other instanceof RowTable.Unreadable
        ? List.of()
        : table.differing(row(one), row(other));
  }

  @Override
  public Object image(Object row) {
    return row instanceof RowTable.Unreadable ? row : table.image(row(row));
  }

  private R row(Object row) {
    return projection.rowType().cast(row);
  }
}
