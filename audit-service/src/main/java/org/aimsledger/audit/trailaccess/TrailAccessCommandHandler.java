package org.aimsledger.audit.trailaccess;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;

/// Carries out commands on accesses.
@ApplicationScoped
class TrailAccessCommandHandler {
  private static final String CATEGORY = "trail-access";

  private final CommandRunner<TrailAccessCommand, TrailAccess, TrailAccessEvent, Void> runner;

  TrailAccessCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new TrailAccessDecider(), TrailAccessEventTypes.TYPES));
  }

  Uni<Outcome<TrailAccess, Void>> handle(TrailAccessCommand command, CommandContext context) {
    return runner.run(command.access(), command, context);
  }

  /// The access that stands for all requests of a reader that are told with the same words: whoever
  /// notes it again, in whichever process, notes nothing.
  static UUID shared(String reader, String request) {
    return EventIds.derived(reader + "\n" + request, CATEGORY);
  }
}
