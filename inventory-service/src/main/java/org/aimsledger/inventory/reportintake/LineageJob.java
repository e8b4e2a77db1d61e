package org.aimsledger.inventory.reportintake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;

/// Forgets runs of which no more events are to be expected. The links that followed stay.
@ApplicationScoped
class LineageJob {
  private final LineageStore store;
  private final InventoryConfig.OpenLineage config;
  private final Clock clock;

  LineageJob(LineageStore store, InventoryConfig config, Clock clock) {
    this.store = store;
    this.config = config.intake().openlineage();
    this.clock = clock;
  }

  @Scheduled(
      every = "${aims.inventory.intake.openlineage.forget-every:10m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> forget() {
    return store
        .forget(clock.instant().minus(config.runsKept()))
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.lineageNotForgotten(failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }
}
