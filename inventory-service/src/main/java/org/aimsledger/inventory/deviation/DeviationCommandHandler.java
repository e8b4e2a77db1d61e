package org.aimsledger.inventory.deviation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.PresenceFold;
import org.aimsledger.inventory.platform.ProceduresLookup;

/// Carries out commands on deviations, after a look at the system and at the procedure in force.
@ApplicationScoped
class DeviationCommandHandler {
  private static final String CATEGORY = "deviation";

  private final CommandRunner<DeviationCommand, Deviation, DeviationEvent, DeviationRejection>
      runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;
  private final ProceduresLookup procedures;

  DeviationCommandHandler(EventStore store, ProceduresLookup procedures) {
    this.procedures = procedures;
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new DeviationDecider(), DeviationEventTypes.TYPES));
    this.systems =
        store.runner(
            new Aggregate<>(
                Presence.category(ComponentKind.AI_SYSTEM),
                new PresenceFold(),
                DeviationEventTypes.ALL));
  }

  Uni<Outcome<Deviation, DeviationRejection>> handle(
      DeviationCommand command, CommandContext context) {
    return seen(command).flatMap(seen -> runner.run(seen.deviation(), seen, context));
  }

  private Uni<DeviationCommand> seen(DeviationCommand command) {
    return switch (command) {
      case DeviationCommand.Declare c -> seen(c);
      case DeviationCommand.Approve _, DeviationCommand.Refuse _, DeviationCommand.End _ ->
          Uni.createFrom().item(command);
    };
  }

  private Uni<DeviationCommand> seen(DeviationCommand.Declare c) {
    var day = LocalDate.ofInstant(c.at(), ZoneOffset.UTC);
    return systems
        .load(c.system())
        .flatMap(
            found ->
                procedures
                    .inForce(Set.of(c.stage()), day)
                    .map(
                        inForce ->
                            c.seeing(
                                found.state(), inForce.isEmpty() ? null : inForce.getFirst())));
  }

  /// The deviation at a moment; version 0: it was not recorded then.
  Uni<Versioned<Deviation>> load(UUID deviation, Moment moment) {
    return runner.load(deviation, moment);
  }

  Uni<List<Recorded<DeviationEvent>>> history(UUID deviation, long afterVersion, int limit) {
    return runner.history(deviation, afterVersion, limit);
  }
}
