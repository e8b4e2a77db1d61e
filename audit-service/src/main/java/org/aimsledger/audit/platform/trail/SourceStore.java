package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the trail complete? Counts, and what raised an alarm.
@Singleton
public class SourceStore {
  private final Pool pool;

  SourceStore(Pool pool) {
    this.pool = pool;
  }

  /// One lane of one service, counted entry by entry.
  ///
  /// @param last highest number in the trail
  /// @param entries how many entries there are; without a hole it equals `last`
  /// @param cursor number up to which the intake says it has applied
  public record Density(
      String source,
      int lane,
      long last,
      long entries,
      long cursor,
      @Nullable Instant firstRecordedAt,
      @Nullable Instant lastRecordedAt) {
    /// Numbers below the last that no entry has.
    public long missing() {
      return last - entries;
    }
  }

  /// Something that must never happen and did.
  public record Alarm(
      long id,
      String kind,
      String source,
      int lane,
      long laneSeq,
      String detail,
      Instant raisedAt) {}

  /// Every lane that the trail has heard of. Counts the whole trail: linear in its size.
  public Uni<List<Density>> density() {
    return pool.query(
            """
            select '/' || c.source as source, c.lane, c.seq as cursor, coalesce(t.last, 0) as last, coalesce(t.entries, 0) as entries,
                   f.recorded_at as first_at, l.recorded_at as last_at
            from inbox_cursor c
            left join (select source, lane, max(lane_seq) as last, count(*) as entries
                       from trail_entry group by source, lane) t on t.source = '/' || c.source and t.lane = c.lane
            left join trail_entry f on f.source = '/' || c.source and f.lane = c.lane and f.lane_seq = 1
            left join trail_entry l on l.source = '/' || c.source and l.lane = c.lane and l.lane_seq = t.last
            order by c.source, c.lane""")
        .execute()
        .map(rows -> rows.stream().map(SourceStore::density).toList());
  }

  /// Alarms, oldest first.
  ///
  /// @param after id of the last one already seen
  public Uni<List<Alarm>> alarms(long after, int limit) {
    return pool.preparedQuery(
            "select id, kind, source, lane, lane_seq, detail, raised_at from trail_alarm"
                + " where id > $1 order by id limit $2")
        .execute(Tuple.of(after, limit))
        .map(rows -> rows.stream().map(SourceStore::alarm).toList());
  }

  private static Density density(Row row) {
    return new Density(
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("last"),
        row.getLong("entries"),
        row.getLong("cursor"),
        EntryStore.instant(row.getOffsetDateTime("first_at")),
        EntryStore.instant(row.getOffsetDateTime("last_at")));
  }

  private static Alarm alarm(Row row) {
    return new Alarm(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("lane_seq"),
        row.getString("detail"),
        row.getOffsetDateTime("raised_at").toInstant());
  }
}
