package org.aimsledger.inventory.intendeduse;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
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

/// Carries out commands on statements of intended use, after a look at the system.
@ApplicationScoped
public class IntendedUseCommandHandler {
  private static final String CATEGORY = "intended-use";

  private final CommandRunner<
          IntendedUseCommand, IntendedUse, IntendedUseEvent, IntendedUseRejection>
      runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;

  IntendedUseCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new IntendedUseDecider(), IntendedUseEventTypes.TYPES));
    this.systems =
        store.runner(
            new Aggregate<>(
                Presence.category(ComponentKind.AI_SYSTEM),
                new PresenceFold(),
                IntendedUseEventTypes.ALL));
  }

  Uni<Outcome<IntendedUse, IntendedUseRejection>> handle(
      IntendedUseCommand command, CommandContext context) {
    return switch (command) {
      case IntendedUseCommand.Draft c ->
          systems
              .load(c.system())
              .flatMap(found -> runner.run(c.system(), c.seeing(found.state()), context));
      case IntendedUseCommand.Approve c -> runner.run(c.system(), c, context);
    };
  }

  /// The statement of a system at a moment; version 0: there was none then.
  public Uni<Versioned<IntendedUse>> load(UUID system, Moment moment) {
    return runner.load(system, moment);
  }

  Uni<List<Recorded<IntendedUseEvent>>> history(UUID system, long afterVersion, int limit) {
    return runner.history(system, afterVersion, limit);
  }
}
