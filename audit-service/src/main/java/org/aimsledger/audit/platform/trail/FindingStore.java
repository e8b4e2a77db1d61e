package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.aimsledger.audit.platform.AuditLog;

/// Keeps what was found as alarms, each as often as it was told.
@Singleton
public class FindingStore {
  private final Pool pool;
  private final TrailMetrics metrics;

  FindingStore(Pool pool, TrailMetrics metrics) {
    this.pool = pool;
    this.metrics = metrics;
  }

  /// Raises the alarm unless it was raised before.
  ///
  /// @param told how often it was told, with this time
  public Uni<Void> raise(Finding finding, long told) {
    return pool.preparedQuery(
            """
            insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at, told)
            values ($1, $2, $3, $4, $5, $6, $7, now(), $8)
            on conflict do nothing
            returning id""")
        .execute(
            Tuple.of(
                    finding.kind().name(),
                    finding.source(),
                    (short) finding.lane(),
                    finding.number(),
                    finding.detail())
                .addValue(Buffer.buffer(finding.evidence()))
                .addValue(Buffer.buffer(finding.evidenceHash().bytes()))
                .addValue(told))
        .invoke(
            rows -> {
              if (rows.size() > 0) {
                metrics.alarm(finding.kind().name(), 1);
                AuditLog.LOG.discrepancy(
                    finding.kind().name(), finding.source(), finding.lane(), finding.number());
              }
            })
        .replaceWithVoid();
  }
}
