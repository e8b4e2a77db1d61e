package org.aimsledger.incident.communication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.communication.CommunicationCommand.Draft;
import org.aimsledger.incident.platform.KnownIncidentsLookup;

/// Carries out commands on communications.
@ApplicationScoped
class CommunicationCommandHandler {
  private final CommandRunner<
          CommunicationCommand, Communication, CommunicationEvent, CommunicationRejection>
      runner;
  private final KnownIncidentsLookup incidents;

  CommunicationCommandHandler(EventStore store, KnownIncidentsLookup incidents) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "communication", new CommunicationDecider(), CommunicationEventTypes.TYPES));
    this.incidents = incidents;
  }

  /// @param command made of whether the incident exists
  Uni<Outcome<Communication, CommunicationRejection>> draft(
      UUID incident, Function<Boolean, Draft> command, CommandContext context) {
    return incidents.isKnown(incident).flatMap(known -> handle(command.apply(known), context));
  }

  Uni<Outcome<Communication, CommunicationRejection>> handle(
      CommunicationCommand command, CommandContext context) {
    return runner.run(command.communication(), command, context);
  }

  /// The state as the log has it now; version 0: there is none.
  Uni<Versioned<Communication>> load(UUID communication) {
    return runner.load(communication);
  }
}
