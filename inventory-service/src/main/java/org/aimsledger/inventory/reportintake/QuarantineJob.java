package org.aimsledger.inventory.reportintake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.QuarantineMetrics;

/// Counts what waits in quarantine for somebody, so that an alert can tell of it.
@ApplicationScoped
class QuarantineJob {
  private final EventQuarantineStore quarantine;
  private final QuarantineMetrics metrics;
  private final int most;

  QuarantineJob(
      EventQuarantineStore quarantine, QuarantineMetrics metrics, InventoryConfig config) {
    this.quarantine = quarantine;
    this.metrics = metrics;
    this.most = config.intake().quarantineCounted();
  }

  @Scheduled(
      every = "${aims.inventory.intake.quarantine-every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> count() {
    return quarantine.open(most).invoke(metrics::seen).replaceWithVoid();
  }
}
