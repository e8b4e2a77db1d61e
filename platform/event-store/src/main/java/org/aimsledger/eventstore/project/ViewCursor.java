package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;

/// The stored place of one table, one row a lane. Its rows are locked together, so only one process
/// at a time changes the table, whatever lanes it has events of.
record ViewCursor(String name) {
  private static final String READ =
      "select version, seq from projection_cursor where name = $1 order by lane";

  /// Reads the place; makes it, at the beginning of the log, when there is none.
  ///
  /// @param version of the projection, for a new place
  Uni<ViewPlace> open(SqlClient client, int version) {
    return client
        .preparedQuery(
            "insert into projection_cursor (name, lane, version, seq)"
                + " select $1, lane, $2, 0 from lane_head on conflict do nothing")
        .execute(Tuple.of(name, version))
        .flatMap(_ -> read(client));
  }

  Uni<ViewPlace> read(SqlClient client) {
    return client.preparedQuery(READ).execute(Tuple.of(name)).map(ViewCursor::place);
  }

  /// Reads the place and keeps others from moving it until the transaction ends.
  Uni<ViewPlace> lock(SqlClient transaction) {
    return transaction
        .preparedQuery(READ + " for update")
        .execute(Tuple.of(name))
        .map(ViewCursor::place);
  }

  Uni<Void> move(SqlClient transaction, ViewPlace to) {
    return transaction
        .preparedQuery(
            "update projection_cursor c set seq = u.seq"
                + " from unnest($2::bigint[]) with ordinality as u (seq, n)"
                + " where c.name = $1 and c.lane = u.n - 1 and c.seq <> u.seq")
        .execute(Tuple.of(name, to.seqs().toArray(Long[]::new)))
        .replaceWithVoid();
  }

  private static ViewPlace place(RowSet<Row> rows) {
    var version = -1;
    var seqs = new ArrayList<Long>();
    for (var row : rows) {
      version = row.getInteger("version");
      seqs.add(row.getLong("seq"));
    }
    return new ViewPlace(version, seqs);
  }
}
