package org.aimsledger.inventory.riskclass;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.platform.Presence;

/// Carries out commands on the risk class of systems, after a look at the system. A system that is
/// retired in the moment between look and append keeps its class, as it would if it had been
/// retired a moment later.
@ApplicationScoped
public class RiskClassCommandHandler {
  private static final String CATEGORY = "risk-class";

  private final CommandRunner<RiskClassCommand, RiskClassStatus, RiskClassEvent, RiskClassRejection>
      runner;
  private final CommandRunner<SystemSeen, SystemSeen, AiSystemEvent, SystemSeen> systems;

  RiskClassCommandHandler(EventStore store) {
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new RiskClassDecider(), RiskClassEventTypes.TYPES));
    this.systems =
        store.runner(
            new Aggregate<>(
                Presence.category(ComponentKind.AI_SYSTEM),
                new SystemFold(),
                RiskClassEventTypes.SYSTEMS));
  }

  public Uni<Outcome<RiskClassStatus, RiskClassRejection>> handle(
      RiskClassCommand command, CommandContext context) {
    return seen(command).flatMap(seen -> runner.run(seen.system(), seen, context));
  }

  private Uni<RiskClassCommand> seen(RiskClassCommand command) {
    return command instanceof RiskClassCommand.Determine c
        ? system(c.system(), new Moment.Now()).map(c::seeing)
        : Uni.createFrom().item(command);
  }

  /// The system itself at a moment.
  Uni<SystemSeen> system(UUID system, Moment moment) {
    return systems.load(system, moment).map(Versioned::state);
  }

  /// The class at a moment; version 0: nothing was said about it until then.
  Uni<Versioned<RiskClassStatus>> load(UUID system, Moment moment) {
    return runner.load(system, moment);
  }

  Uni<List<Recorded<RiskClassEvent>>> history(UUID system, long afterVersion, int limit) {
    return runner.history(system, afterVersion, limit);
  }
}
