package org.aimsledger.audit.trailkey;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.audit.TrailKeyEvent;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on the keys of a log.
@ApplicationScoped
public class TrailKeyCommandHandler {
  private final CommandRunner<TrailKeyCommand, SigningKeys, TrailKeyEvent, TrailKeyRejection>
      runner;

  public TrailKeyCommandHandler(EventStore store) {
    this.runner =
        store.runner(new Aggregate<>("trail-key", new TrailKeyDecider(), TrailKeyEventTypes.TYPES));
  }

  public Uni<Outcome<SigningKeys, TrailKeyRejection>> handle(
      TrailKeyCommand command, CommandContext context) {
    return runner.run(command.log(), command, context);
  }
}
