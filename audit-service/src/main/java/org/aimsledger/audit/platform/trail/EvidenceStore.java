package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Correlation;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Finding;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Period;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Thing;
import org.aimsledger.verifier.log.Hash;

/// Selects what belongs into an evidence bundle.
@Singleton
public class EvidenceStore {
  private static final String COLUMNS =
      "e.idx, e.source, e.lane, e.lane_seq, e.leaf_hash, e.type, e.subject, e.recorded_at, case"
          + " when e.leaf is null then (select p.event from trail_pruned p where p.idx = e.idx) end"
          + " as pruned_by";

  private static final String MENTIONING =
      """
      select distinct m.source, m.subject from trail_reference r join trail_entry m on m.idx = r.idx
      where r.ref = $1 and r.idx < $2 and m.subject is not null\
      """;

  private static final String CORRELATED =
      """
      select distinct m.source, m.subject from trail_entry m
      where hashtextextended(m.correlation, 0) = hashtextextended($1, 0) and m.correlation = $1
        and m.idx < $2 and m.subject is not null\
      """;

  /// What mentions the finding; the records that its own events name; and the record whose entry a
  /// discrepancy is about, which it names by its number.
  private static final String FOUND =
      MENTIONING
          + """

          union
          select m.source, m.subject from trail_reference f
          join trail_entry own on own.idx = f.idx and own.subject like '%/' || ($1::uuid)::text
          join trail_reference named on named.idx = own.idx
          join trail_reference r on r.ref = named.ref and r.idx < $2
          join trail_entry m on m.idx = r.idx and m.subject like '%/' || named.ref::text
          where f.ref = $1 and f.idx < $2
          union
          select m.source, m.subject from trail_reference f
          join trail_entry own on own.idx = f.idx and own.source = '/audit'
            and own.subject = 'trail-discrepancy/' || ($1::uuid)::text
          cross join lateral (select trail_document(own.leaf) -> 'data' as data) d
          join trail_entry m on m.source = d.data ->> 'source' and m.lane = (d.data ->> 'lane')::smallint
            and m.lane_seq = (d.data ->> 'number')::bigint
          where f.ref = $1 and f.idx < $2 and m.idx < $2 and m.subject is not null\
          """;

  private final Pool pool;

  EvidenceStore(Pool pool) {
    this.pool = pool;
  }

  /// What belongs to the subject.
  ///
  /// @param treeSize only entries below it
  /// @param limit most entries
  public Uni<EvidenceSelection> select(EvidenceSubject subject, long treeSize, int limit) {
    return switch (subject) {
      case Thing(var id) -> streams(MENTIONING, id, treeSize, limit);
      case Finding(var id) -> streams(FOUND, id, treeSize, limit);
      case Correlation(var id) -> streams(CORRELATED, id, treeSize, limit);
      case Period(var from, var before) -> stretch(from, before, treeSize, limit);
    };
  }

  /// Streams are taken whole: an incident about a system belongs to its evidence from the first
  /// report to the lessons, also where an event in between doesn't name the system.
  private Uni<EvidenceSelection> streams(String which, Object key, long treeSize, int limit) {
    return pool.preparedQuery(
            """
            with stream as (%s)
            select %s from stream s join trail_entry e
              on hashtextextended(e.subject, 0) = hashtextextended(s.subject, 0) and e.subject = s.subject and e.source = s.source
            where e.idx < $2 order by e.idx limit $3\
            """
                .formatted(which, COLUMNS))
        .execute(Tuple.of(key, treeSize, limit))
        .map(rows -> selection(treeSize, rows));
  }

  private Uni<EvidenceSelection> stretch(Instant from, Instant before, long treeSize, int limit) {
    var inside =
        new EntryFilterStore(new EntrySearch(null, null, null, null, null, from, before))
            .before(treeSize);
    return pool.preparedQuery(
            """
            with first as (%s), last as (%s)
            select %s from first f cross join last l join trail_entry e on e.idx between f.idx and l.idx
            order by e.idx limit %d\
            """
                .formatted(inside.sql("asc", 1), inside.sql("desc", 1), COLUMNS, limit))
        .execute(inside.arguments())
        .map(rows -> selection(treeSize, rows));
  }

  private static EvidenceSelection selection(long treeSize, RowSet<Row> rows) {
    return new EvidenceSelection(treeSize, rows.stream().map(EvidenceStore::selected).toList());
  }

  private static Selected selected(Row row) {
    var recorded = row.getOffsetDateTime("recorded_at");
    return new Selected(
        row.getLong("idx"),
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("lane_seq"),
        Hash.of(TrailStore.bytes(row, "leaf_hash")),
        row.getString("type"),
        row.getString("subject"),
        recorded == null ? null : recorded.toInstant(),
        row.getLong("pruned_by"));
  }
}
