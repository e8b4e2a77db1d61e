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

  /// The same, and takes part in a transaction that a crash of the database may undo although it
  /// has ended: rows and place are undone together, and what was applied is applied again.
  Uni<ViewPlace> lockLightly(SqlClient transaction) {
    return transaction
        .preparedQuery(
            "select version, seq, set_config('synchronous_commit', 'off', true)"
                + " from projection_cursor where name = $1 order by lane for update")
        .execute(Tuple.of(name))
        .map(ViewCursor::place);
  }

  /// Passes over events that touch no row: one statement, for which a crash of the database counts
  /// as little as for the others.
  ///
  /// @return where the place is afterwards; elsewhere than asked for when it wasn't at the
  ///   beginning
  Uni<ViewPlace> pass(SqlClient client, ViewPlace from, ViewPlace to) {
    return client
        .preparedQuery(
            "with place as materialized ("
                + "select lane, version, seq, set_config('synchronous_commit', 'off', true)"
                + " from projection_cursor where name = $1 order by lane for update), moved as ("
                + "update projection_cursor c set seq = u.seq"
                + " from unnest($4::bigint[]) with ordinality as u (seq, n)"
                + " where c.name = $1 and c.lane = u.n - 1 and c.seq <> u.seq"
                + " and (select array_agg(p.seq order by p.lane) from place p) = $3::bigint[]"
                + " and (select min(p.version) from place p) = $2)"
                + " select version, seq from place order by lane")
        .execute(
            Tuple.of(
                name,
                from.version(),
                from.seqs().toArray(Long[]::new),
                to.seqs().toArray(Long[]::new)))
        .map(ViewCursor::place)
        .map(found -> found.equals(from) ? to : found);
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
