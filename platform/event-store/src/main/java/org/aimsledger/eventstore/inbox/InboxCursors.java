package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// The places up to which the events of one foreign service were applied, with their seals: who
/// moves one forward past the service would have events passed over.
///
/// A place that is put back, or deleted, has its events delivered again; no seal tells that.
final class InboxCursors {
  private static final String TABLE = "inbox_cursor";

  private final Pool pool;
  private final String source;
  private final RowSeals seals;

  InboxCursors(Pool pool, String source, RowSeals seals) {
    this.pool = pool;
    this.source = source;
    this.seals = seals;
  }

  /// Last applied number of each lane, for who only shows it.
  Uni<Map<Integer, Long>> shown() {
    return pool.preparedQuery("select lane, seq from inbox_cursor where source = $1")
        .execute(Tuple.of(source))
        .map(
            rows -> {
              var cursors = new HashMap<Integer, Long>();
              rows.forEach(row -> cursors.put((int) row.getShort("lane"), row.getLong("seq")));
              return cursors;
            });
  }

  /// The places in these lanes; those that are not there begin at 0.
  Uni<Map<Integer, Long>> read(Collection<Integer> lanes) {
    return pool.preparedQuery(
            "insert into inbox_cursor (source, lane) select $1, lane from unnest($2::smallint[])"
                + " as t (lane) order by lane on conflict do nothing")
        .execute(Tuple.of(source).addValue(shorts(lanes)))
        .chain(
            () ->
                pool.preparedQuery(
                        "select lane, seq, seal from inbox_cursor"
                            + " where source = $1 and lane = any ($2)")
                    .execute(Tuple.of(source).addValue(shorts(lanes))))
        .map(this::byLane);
  }

  /// Locks in the order of the lanes, so that two consumers can't wait for each other.
  Uni<Map<Integer, Long>> locked(SqlClient transaction, List<LaneRun> runs) {
    return transaction
        .preparedQuery(
            "select lane, seq, seal from inbox_cursor where source = $1 and lane = any ($2)"
                + " order by lane for update")
        .execute(Tuple.of(source).addValue(lanesOf(runs)))
        .map(this::byLane);
  }

  /// Moves each behind its run.
  Uni<Void> move(SqlClient transaction, List<LaneRun> runs) {
    return transaction
        .preparedQuery(
            "update inbox_cursor c set seq = t.seq, seal = t.seal"
                + " from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as t (lane, seq, seal)"
                + " where c.source = $1 and c.lane = t.lane")
        .execute(
            Tuple.of(source)
                .addValue(lanesOf(runs))
                .addValue(runs.stream().map(LaneRun::last).toArray(Long[]::new))
                .addValue(
                    runs.stream()
                        .map(run -> buffer(seal(run.lane(), run.last())))
                        .toArray(io.vertx.core.buffer.Buffer[]::new)))
        .replaceWithVoid();
  }

  private byte @Nullable [] seal(int lane, long seq) {
    return seals.seal(TABLE, source, Integer.toString(lane), Long.toString(seq));
  }

  private static io.vertx.core.buffer.@Nullable Buffer buffer(byte @Nullable [] seal) {
    return seal == null ? null : io.vertx.core.buffer.Buffer.buffer(seal);
  }

  private Map<Integer, Long> byLane(RowSet<Row> rows) {
    var cursors = new HashMap<Integer, Long>();
    for (var row : rows) {
      int lane = row.getShort("lane");
      var seq = row.getLong("seq");
      if (!holds(row, lane, seq)) {
        throw new ForgedPlaceException(source, lane);
      }
      cursors.put(lane, seq);
    }
    return cursors;
  }

  /// At 0 nothing was applied, which is as if there was no row.
  private boolean holds(Row row, int lane, long seq) {
    @Nullable Buffer buffer = row.get(Buffer.class, "seal");
    return seq == 0
        || seals.holds(
            buffer == null ? null : buffer.getBytes(),
            TABLE,
            source,
            Integer.toString(lane),
            Long.toString(seq));
  }

  private static Short[] lanesOf(List<LaneRun> runs) {
    return shorts(runs.stream().map(LaneRun::lane).toList());
  }

  private static Short[] shorts(Collection<Integer> lanes) {
    return lanes.stream().map(Integer::shortValue).toArray(Short[]::new);
  }
}
