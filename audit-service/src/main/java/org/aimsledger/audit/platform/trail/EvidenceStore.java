package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.verifier.log.Hash;

/// Selects what belongs into an evidence bundle.
@Singleton
public class EvidenceStore {
  private final Pool pool;

  EvidenceStore(Pool pool) {
    this.pool = pool;
  }

  /// Every stream with at least one event that mentions the subject, whole: an incident about a
  /// system belongs to its evidence from the first report to the lessons, also where an event in
  /// between doesn't name the system.
  ///
  /// @param treeSize only entries below it
  /// @param limit most entries
  public Uni<EvidenceSelection> select(UUID subject, long treeSize, int limit) {
    return pool.preparedQuery(
            """
            with stream as (
              select distinct m.source, m.subject from trail_reference r join trail_entry m on m.idx = r.idx
              where r.ref = $1 and r.idx < $2 and m.subject is not null)
            select e.idx, e.source, e.lane, e.lane_seq, e.leaf_hash
            from stream s join trail_entry e
              on hashtextextended(e.subject, 0) = hashtextextended(s.subject, 0) and e.subject = s.subject and e.source = s.source
            where e.idx < $2 order by e.idx limit $3""")
        .execute(Tuple.of(subject, treeSize, limit))
        .map(
            rows ->
                new EvidenceSelection(
                    treeSize, rows.stream().map(EvidenceStore::selected).toList()));
  }

  private static Selected selected(Row row) {
    return new Selected(
        row.getLong("idx"),
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("lane_seq"),
        Hash.of(TrailStore.bytes(row, "leaf_hash")));
  }
}
