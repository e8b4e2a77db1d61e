package org.aimsledger.audit.trailgrant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.contracts.audit.TrailGrantEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;

/// Carries out commands on grants, and reads them from their streams.
@ApplicationScoped
class TrailGrantCommandHandler {
  private static final String CATEGORY = "trail-grants";

  private final CommandRunner<TrailGrantCommand, TrailGrants, TrailGrantEvent, TrailGrantRejection>
      runner;

  TrailGrantCommandHandler(EventStore store, TrailConfig config) {
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new TrailGrantDecider(config.longestGrant()),
                TrailGrantEventTypes.TYPES));
  }

  Uni<Outcome<TrailGrants, TrailGrantRejection>> handle(
      TrailGrantCommand command, CommandContext context) {
    return runner.run(id(command.reader()), command, context);
  }

  /// The grants of a reader as the log has them now; version 0: never any.
  Uni<Versioned<TrailGrants>> load(String reader) {
    return runner.load(id(reader));
  }

  private static UUID id(String reader) {
    return EventIds.derived(reader, CATEGORY);
  }
}
