package org.aimsledger.incident.escalation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;

/// Carries out commands on escalations.
@ApplicationScoped
public class EscalationCommandHandler {
  private final CommandRunner<EscalationCommand, Escalation, EscalationEvent, EscalationRejection>
      runner;

  EscalationCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>("escalation", new EscalationDecider(), EscalationEventTypes.TYPES));
  }

  /// Tells a level, if it was not told yet.
  public Uni<Void> handle(EscalationCommand command, CommandContext context) {
    return runner.run(command.incident(), command, context).replaceWithVoid();
  }
}
