package org.aimsledger.eventstore.compare;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// The rows that only the service knows against their seals. A row and its seal are written by one
/// statement, so each row is right at any moment, and nothing has to be looked at twice.
///
/// Finds what was changed or put in. Does **not** find what was deleted, nor a row that was put
/// back to what the service had written there before.
final class SealComparison {
  private final Pool pool;
  private final Looks looks;
  private final ComparisonSettings settings;
  private final RowSeals seals;
  private final List<SealedTable> tables;

  SealComparison(
      Pool pool,
      Looks looks,
      ComparisonSettings settings,
      RowSeals seals,
      List<SealedTable> tables) {
    this.pool = pool;
    this.looks = looks;
    this.settings = settings;
    this.seals = seals;
    this.tables = List.copyOf(tables);
  }

  /// @param compared number of rows
  record Passed(long compared, List<Difference> differences) {}

  /// Looks at every row of every table.
  Passed pass() throws InterruptedException, ExecutionException, TimeoutException {
    var found = new ArrayList<Difference>();
    var compared = 0L;
    if (seals.sealing()) {
      for (var table : tables) {
        compared += pass(table, found);
      }
    }
    return new Passed(compared, found);
  }

  private long pass(SealedTable table, List<Difference> found)
      throws InterruptedException, ExecutionException, TimeoutException {
    var compared = 0L;
    @Nullable String last = null;
    while (true) {
      var rows =
          looks.await(
              pool.preparedQuery(table.page())
                  .execute(Tuple.of(last, settings.rows()))
                  .map(page -> list(page.iterator())));
      for (var row : rows) {
        last = Objects.requireNonNull(row.getString("key"));
        var fields = Objects.requireNonNull(row.getArrayOfStrings("fields"));
        @Nullable Buffer seal = row.get(Buffer.class, "seal");
        if (seal == null && seals.takesUnsealed()) {
          seal(table, last, fields);
        } else if (!seals.holds(seal == null ? null : seal.getBytes(), table.name(), fields)) {
          found.add(difference(table, last, seal == null ? Kind.UNEXPECTED : Kind.CHANGED));
        }
      }
      compared += rows.size();
      if (rows.size() < settings.rows()) {
        return compared;
      }
      looks.rest();
    }
  }

  /// Rows from before there were keys get their seals, as long as such rows are taken.
  private void seal(SealedTable table, String key, String[] fields)
      throws InterruptedException, ExecutionException, TimeoutException {
    var seal = seals.seal(table.name(), fields);
    if (seal != null) {
      var _ =
          looks.await(
              pool.preparedQuery(table.sealing())
                  .execute(
                      Tuple.of(key, io.vertx.core.buffer.Buffer.buffer(seal)).addValue(fields)));
    }
  }

  private static List<Row> list(RowIterator<Row> rows) {
    var list = new ArrayList<Row>();
    rows.forEachRemaining(list::add);
    return list;
  }

  private static Difference difference(SealedTable table, String key, Kind kind) {
    return new Difference(What.SEALED, table.name(), key, kind, List.of(), null, null);
  }
}
