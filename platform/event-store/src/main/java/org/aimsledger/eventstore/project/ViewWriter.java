package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes pages into one table: the one that is served, or the copy that is being built.
final class ViewWriter<E, R> {
  private final Projection<E, R> projection;
  private final RowTable<R> table;
  private final ViewCursor cursor;

  ViewWriter(Projection<E, R> projection, RowTable<R> table, ViewCursor cursor) {
    this.projection = projection;
    this.table = table;
    this.cursor = cursor;
  }

  ViewCursor cursor() {
    return cursor;
  }

  /// Applies a page inside a transaction of the caller, if the table is where the page begins.
  ///
  /// @return where the table is afterwards; elsewhere than at the page's end when somebody else has
  ///   moved it, and then nothing was applied
  Uni<ViewPlace> write(SqlClient transaction, ViewPage<E> page) {
    // Sent together: the second is carried out after the first has its lock, with a new snapshot.
    var locked = cursor.lockLightly(transaction);
    var found =
        page.touches().isEmpty()
            ? Uni.createFrom().item(Map.<Object, R>of())
            : table.find(transaction, page.keys());
    return Uni.combine()
        .all()
        .unis(locked, found)
        .asTuple()
        .flatMap(
            both ->
                both.getItem1().equals(page.from())
                    ? write(transaction, page, both.getItem2())
                    : Uni.createFrom().item(both.getItem1()));
  }

  private Uni<ViewPlace> write(SqlClient transaction, ViewPage<E> page, Map<Object, R> before) {
    var after = new HashMap<Object, @Nullable R>(before);
    for (var touch : page.touches()) {
      after.put(touch.key(), projection.apply(after.get(touch.key()), touch.event()));
    }
    var written = new ArrayList<R>();
    var removed = new ArrayList<Object>();
    after.forEach(
        (key, row) -> {
          if (row != null) {
            written.add(row);
          } else if (before.containsKey(key)) {
            removed.add(key);
          }
        });
    return Uni.join()
        .all(
            List.of(
                table.write(transaction, written),
                table.remove(transaction, removed),
                cursor.move(transaction, page.to())))
        .andFailFast()
        .replaceWith(page.to());
  }
}
