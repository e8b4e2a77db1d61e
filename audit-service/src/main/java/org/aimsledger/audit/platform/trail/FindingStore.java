package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.aimsledger.audit.platform.AuditLog;

/// Keeps what was found as alarms, each once.
@Singleton
public class FindingStore {
  private final Pool pool;
  private final TrailMetrics metrics;

  FindingStore(Pool pool, TrailMetrics metrics) {
    this.pool = pool;
    this.metrics = metrics;
  }

  /// Raises the alarm unless it was raised before.
  public Uni<Void> raise(Finding finding) {
    return pool.preparedQuery(
            """
            insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at)
            values ($1, $2, $3, $4, $5, $6, $7, now())
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
                .addValue(Buffer.buffer(finding.evidenceHash().bytes())))
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
