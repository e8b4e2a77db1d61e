package org.aimsledger.inventory.redetermination;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.riskclass.RiskClassCommand;
import org.aimsledger.inventory.riskclass.RiskClassCommandHandler;
import org.aimsledger.inventory.systemregister.SystemClassQuery;
import org.aimsledger.referencedata.RiskClasses;
import org.jspecify.annotations.Nullable;

/// Has every class looked at that other rules than those in force decided, once per version of the
/// rules and start of the service, and every class whose system got another provider.
@ApplicationScoped
class RedeterminationJob {
  private static final String ACTOR = "inventory-service";

  private final SystemClassQuery query;
  private final RiskClassCommandHandler handler;
  private final Packs packs;
  private final InventoryConfig.Redetermination config;
  private final Clock clock;
  private volatile Progress progress = new Progress("", null, false);

  RedeterminationJob(
      SystemClassQuery query,
      RiskClassCommandHandler handler,
      Packs packs,
      InventoryConfig config,
      Clock clock) {
    this.query = query;
    this.handler = handler;
    this.packs = packs;
    this.config = config.redetermination();
    this.clock = clock;
  }

  /// How far the classes were compared with one version of the rules.
  ///
  /// @param last the system that was looked at last
  private record Progress(String pack, @Nullable UUID last, boolean complete) {}

  @Scheduled(
      identity = "redetermination",
      every = "${aims.inventory.redetermination.every:5s}",
      delayed = "${aims.inventory.redetermination.every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> mark() {
    return markRoleChanges()
        .chain(this::markRuleChanges)
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.redeterminationNotMarked(failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private Uni<Void> markRoleChanges() {
    var now = clock.instant();
    var pack = packs.riskClasses(now);
    return query
        .roleChanged(config.page())
        .flatMap(
            changed ->
                carryOut(
                    changed.stream()
                        .<RiskClassCommand>map(
                            one ->
                                new RiskClassCommand.NoteRoleChange(
                                    one.system(), one.changedAt(), pack, now))
                        .toList()));
  }

  private Uni<Void> markRuleChanges() {
    var pack = packs.riskClasses(clock.instant());
    var name = pack.version().toString();
    var begun = progress.pack().equals(name) ? progress : new Progress(name, null, false);
    if (begun.complete()) {
      return Uni.createFrom().voidItem();
    }
    return query
        .decidedByOther(name, begun.last(), config.page())
        .flatMap(
            decided ->
                carryOut(decided.stream().map(one -> recheck(one, pack)).toList())
                    .invoke(
                        () ->
                            progress =
                                decided.isEmpty()
                                    ? new Progress(name, begun.last(), true)
                                    : new Progress(name, decided.getLast().system(), false)));
  }

  private RiskClassCommand recheck(SystemClassQuery.Decided decided, RiskClasses pack) {
    var used = packs.riskClassVersions().named(decided.pack()).orElse(null);
    return new RiskClassCommand.Recheck(decided.system(), used, pack, clock.instant());
  }

  private Uni<Void> carryOut(List<RiskClassCommand> commands) {
    return Multi.createFrom()
        .iterable(commands)
        .onItem()
        .transformToUniAndConcatenate(this::carryOut)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> carryOut(RiskClassCommand command) {
    var context = new CommandContext(ACTOR, command.system().toString(), null, null, null, null);
    return handler
        .handle(command, context)
        .invoke(
            outcome -> {
              if (!(outcome instanceof Outcome.Done)) {
                InventoryLog.LOG.redeterminationNotMarked(outcome.toString());
              }
            })
        .replaceWithVoid();
  }
}
