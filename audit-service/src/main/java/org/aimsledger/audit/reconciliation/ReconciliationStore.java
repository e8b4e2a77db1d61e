package org.aimsledger.audit.reconciliation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Progress of the comparison, one row a lane.
///
/// Who compares a lane holds it for a time, without a transaction: whoever dies loses it by that,
/// and whoever was too slow can't write any more.
@Singleton
class ReconciliationStore {
  private final Pool pool;

  ReconciliationStore(Pool pool) {
    this.pool = pool;
  }

  /// Where a lane stands.
  ///
  /// @param differences alarms that the comparison has raised
  /// @param sealedUpTo number up to which the last seal of the service names the lane
  /// @param seal place of that seal in the trail
  record Lane(
      String source,
      int lane,
      long position,
      long pass,
      Instant startedAt,
      @Nullable Instant finishedAt,
      Instant checkedAt,
      long differences,
      @Nullable Instant lastDifferenceAt,
      @Nullable Long sealedUpTo,
      @Nullable Long seal) {}

  /// Makes the lanes of a service known.
  Uni<Void> know(String source, int lanes) {
    return pool.preparedQuery(
            "insert into trail_reconciliation (source, lane)"
                + " select $1, generate_series(0, $2::int - 1) on conflict do nothing")
        .execute(Tuple.of(source, lanes))
        .replaceWithVoid();
  }

  /// Takes the lane that nobody has looked at for the longest time; null when all are taken.
  Uni<@Nullable LaneProgress> take(Duration hold, Duration grace) {
    return pool.preparedQuery(
            """
            update trail_reconciliation r
            set busy_until = now() + make_interval(secs => $1), turn = turn + 1, checked_at = now()
            from (select source, lane from trail_reconciliation where busy_until <= now()
                  order by checked_at, source, lane limit 1 for update skip locked) as free
            where r.source = free.source and r.lane = free.lane
            returning r.source, r.lane, r.position, r.turn, r.waiting_seq,
                      coalesce(r.waiting_since <= now() - make_interval(secs => $2), false) as overdue""")
        .execute(Tuple.of(seconds(hold), seconds(grace)))
        .map(rows -> rows.size() == 0 ? null : progress(rows.iterator().next()));
  }

  /// The pass goes on from here.
  Uni<Void> advance(LaneProgress held, long position) {
    return pool.preparedQuery(
            "update trail_reconciliation set position = $4, busy_until = now()"
                + " where source = $1 and lane = $2 and turn = $3")
        .execute(place(held).addValue(position))
        .replaceWithVoid();
  }

  /// The pass is complete; the next one begins at the first number.
  ///
  /// @param waiting first number that the trail does not have yet, when there is one
  Uni<Void> finish(LaneProgress held, @Nullable Long waiting) {
    return pool.preparedQuery(
            """
            update trail_reconciliation
            set position = 0, pass = pass + 1, whole_since = started_at, started_at = now(), finished_at = now(),
                busy_until = now(),
                waiting_seq = $4::bigint,
                waiting_since = case when $4 is null then null when waiting_seq = $4 then waiting_since else now() end
            where source = $1 and lane = $2 and turn = $3""")
        .execute(place(held).addValue(waiting))
        .replaceWithVoid();
  }

  /// Gives the lane back as it was.
  Uni<Void> release(LaneProgress held) {
    return advance(held, held.position());
  }

  /// Every lane; there are four a service.
  Uni<List<Lane>> lanes() {
    return pool.query(
            """
            select r.source, r.lane, r.position, r.pass, r.started_at, r.finished_at, r.checked_at,
                   a.differences, a.last_at, s.last as sealed, s.idx as seal
            from trail_reconciliation r
            cross join lateral (
              select count(*) filter (where told = 1) as differences, max(raised_at) as last_at from trail_alarm
              where source = r.source and lane = r.lane
                and kind in ('STORE_DIFFERS', 'MISSING_IN_TRAIL', 'MISSING_IN_STORE', 'MISSING_IN_BOTH',
                             'BEYOND_HEAD', 'LEAF_HASH_DIFFERS', 'TILE_DIFFERS', 'CONTENT_MISSING',
                             'SEARCH_DIFFERS', 'COLUMNS_DIFFER', 'LANE_UNKNOWN', 'BEYOND_TRAIL', 'TREE_DIFFERS',
                             'SEAL_DIFFERS', 'SEAL_WENT_BACK', 'SEAL_AHEAD', 'SEAL_UNREADABLE')) a
            left join trail_lane_seal s on s.source = r.source and s.lane = r.lane
            order by r.source, r.lane""")
        .execute()
        .map(rows -> rows.stream().map(ReconciliationStore::lane).toList());
  }

  /// The earliest of the lanes' last complete passes; null when no lane is known.
  Uni<@Nullable Instant> oldestPass() {
    return pool.query(
            "select min(coalesce(finished_at, started_at)) as oldest from trail_reconciliation")
        .execute()
        .map(rows -> instant(rows.iterator().next().getOffsetDateTime("oldest")));
  }

  private static Tuple place(LaneProgress held) {
    return Tuple.of(held.source(), (short) held.lane(), held.turn());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static LaneProgress progress(Row row) {
    return new LaneProgress(
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("position"),
        row.getLong("turn"),
        row.getLong("waiting_seq"),
        row.getBoolean("overdue"));
  }

  private static Lane lane(Row row) {
    return new Lane(
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("position"),
        row.getLong("pass"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row.getOffsetDateTime("finished_at")),
        row.getOffsetDateTime("checked_at").toInstant(),
        row.getLong("differences"),
        instant(row.getOffsetDateTime("last_at")),
        row.getLong("sealed"),
        row.getLong("seal"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
