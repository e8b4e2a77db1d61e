package org.aimsledger.audit.trailverification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.audit.TrailVerificationEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on verifications, and reads them from their streams.
@ApplicationScoped
class TrailVerificationCommandHandler {
  private final CommandRunner<
          TrailVerificationCommand,
          TrailVerification,
          TrailVerificationEvent,
          TrailVerificationRejection>
      runner;

  TrailVerificationCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "trail-verification",
                new TrailVerificationDecider(),
                TrailVerificationEventTypes.TYPES));
  }

  Uni<Outcome<TrailVerification, TrailVerificationRejection>> handle(
      TrailVerificationCommand command, CommandContext context) {
    return runner.run(command.verification(), command, context);
  }

  Uni<Versioned<TrailVerification>> load(UUID verification) {
    return runner.load(verification);
  }
}
