package org.aimsledger.audit.trailaccess;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on accesses.
@ApplicationScoped
class TrailAccessCommandHandler {
  private final CommandRunner<TrailAccessCommand, TrailAccess, TrailAccessEvent, Void> runner;

  TrailAccessCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>("trail-access", new TrailAccessDecider(), TrailAccessEventTypes.TYPES));
  }

  Uni<Outcome<TrailAccess, Void>> handle(TrailAccessCommand command, CommandContext context) {
    return runner.run(command.access(), command, context);
  }
}
