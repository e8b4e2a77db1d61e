package org.aimsledger.inventory.compliancewatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.gatecompliance.GateComplianceQuery;
import org.aimsledger.inventory.gatecompliance.GateComplianceQuery.Due;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommandHandler;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;

/// Looks at systems when something about them has changed or has ended by itself. Each look is
/// recorded with its reason, so that a repeated one, here or in another process, changes nothing.
@ApplicationScoped
class ComplianceJob {
  private static final String ACTOR = "service/inventory";

  private final GateComplianceQuery query;
  private final LifecycleGateCommandHandler gates;
  private final InventoryConfig.Gates config;
  private final Clock clock;

  ComplianceJob(
      GateComplianceQuery query,
      LifecycleGateCommandHandler gates,
      InventoryConfig config,
      Clock clock) {
    this.query = query;
    this.gates = gates;
    this.config = config.gates();
    this.clock = clock;
  }

  @Scheduled(
      every = "${aims.inventory.gates.every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      // The view is made at the start, by a thread that may wait for the database.
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> look() {
    return query
        .due(config.everything(), clock.instant(), config.checks())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::look)
        .onItem()
        .ignoreAsUni()
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.complianceNotRead(failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private Uni<Void> look(Due due) {
    return Uni.createFrom()
        .deferred(() -> gates.check(command(due), context(due)))
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.complianceNotChecked(due.system(), failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private LifecycleGateCommand.Check command(Due due) {
    var change =
        due.changeReport() == null || due.changeKind() == null
            ? null
            : new LifecycleGateCommand.Change(
                due.changeReport(),
                due.changeKind(),
                // Not known while the view is built anew: then it counts as a new one.
                Objects.requireNonNullElse(due.changeAt(), clock.instant()));
    return new LifecycleGateCommand.Check(due.system(), due.occasion(), change, clock.instant());
  }

  private CommandContext context(Due due) {
    var causation = due.occasion() == null ? null : due.occasion().toString();
    var correlation =
        causation == null ? EventIds.next(clock.instant().toEpochMilli()).toString() : causation;
    return new CommandContext(ACTOR, correlation, causation, null, null, null);
  }
}
