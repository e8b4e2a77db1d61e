package org.aimsledger.incident.platform;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Deletes bytes of uploads that never became evidence: refused, given up, or cut off by a kill.
@ApplicationScoped
class EvidenceSweepJob {
  private final EvidenceFileStore files;
  private final EvidenceConfig config;
  private final Clock clock;

  EvidenceSweepJob(EvidenceFileStore files, EvidenceConfig config, Clock clock) {
    this.files = files;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "evidence-sweep",
      every = "${aims.incident.evidence.sweep-every:10m}",
      delayed = "${aims.incident.evidence.sweep-every:10m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> sweep() {
    return files
        .sweep(clock.instant().minus(config.sweepAfter()), config.sweepPage())
        .invoke(EvidenceSweepJob::told)
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.sweepFailed(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static void told(int swept) {
    if (swept > 0) {
      IncidentLog.LOG.uploadsSwept(swept);
    }
  }
}
