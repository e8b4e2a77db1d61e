package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Is the trail complete? Counts, and what raised an alarm.
@Singleton
public class SourceStore {
  private final Pool pool;
  private final AtomicBoolean counting = new AtomicBoolean();

  SourceStore(Pool pool) {
    this.pool = pool;
  }

  /// One lane of one service.
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
    /// The same lane with another count.
    Density with(long counted) {
      return new Density(source, lane, last, counted, cursor, firstRecordedAt, lastRecordedAt);
    }

    /// Numbers below the last that no entry has.
    public long missing() {
      return last - entries;
    }
  }

  /// Something that must never happen and did.
  ///
  /// @param told which time it is told
  public record Alarm(
      long id,
      String kind,
      String source,
      int lane,
      long laneSeq,
      String detail,
      Instant raisedAt,
      long told) {}

  /// Every lane that the trail has heard of (what else this service reads of them is not asked), as
  /// it was counted when its entries came. Takes the same time however large the trail is.
  public Uni<List<Density>> density() {
    return pool.query(
            """
            select '/' || c.source as source, c.lane, c.seq as cursor, coalesce(l.last, 0) as last,
                   coalesce(l.entries, 0) as entries, l.first_recorded_at as first_at, l.last_recorded_at as last_at
            from inbox_cursor c left join trail_lane l on l.source = '/' || c.source and l.lane = c.lane
            where c.source not like '%/%'
            order by c.source, c.lane""")
        .execute()
        .map(rows -> rows.stream().map(SourceStore::density).toList());
  }

  /// The same, with the entries counted one by one up to the last numbers of now: linear in the
  /// size of the trail. Many short queries instead of a long one, so that it holds up nobody.
  ///
  /// Empty while another recount is under way; fails with Mutiny's timeout beyond the limit.
  ///
  /// @param stretch numbers of a lane that one query counts
  public Uni<Optional<List<Density>>> recount(int stretch, Duration limit) {
    return Uni.createFrom()
        .deferred(
            () ->
                counting.compareAndSet(false, true)
                    ? recount(stretch)
                        .map(Optional::of)
                        .ifNoItem()
                        .after(limit)
                        .fail()
                        .onTermination()
                        .invoke(() -> counting.set(false))
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<List<Density>> recount(int stretch) {
    return density()
        .chain(
            lanes ->
                Multi.createFrom()
                    .iterable(lanes)
                    .onItem()
                    .transformToUniAndConcatenate(lane -> recount(lane, 0, 0, stretch))
                    .collect()
                    .asList());
  }

  private Uni<Density> recount(Density lane, long after, long counted, int stretch) {
    if (after >= lane.last()) {
      return Uni.createFrom().item(lane.with(counted));
    }
    var upTo = Math.min(lane.last(), after + stretch);
    return pool.preparedQuery(
            "select count(*) as entries from trail_entry"
                + " where source = $1 and lane = $2 and lane_seq > $3 and lane_seq <= $4")
        .execute(Tuple.of(lane.source(), (short) lane.lane(), after, upTo))
        .map(rows -> rows.iterator().next().getLong("entries"))
        .chain(entries -> recount(lane, upTo, counted + entries, stretch));
  }

  /// Alarms, oldest first.
  ///
  /// @param after id of the last one already seen
  public Uni<List<Alarm>> alarms(long after, int limit) {
    return pool.preparedQuery(
            "select id, kind, source, lane, lane_seq, detail, raised_at, told from trail_alarm"
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
        row.getOffsetDateTime("raised_at").toInstant(),
        row.getLong("told"));
  }
}
