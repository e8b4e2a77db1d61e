package org.aimsledger.audit.traildiscrepancy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on discrepancies.
@ApplicationScoped
public class TrailDiscrepancyCommandHandler {
  private final CommandRunner<
          TrailDiscrepancyCommand, TrailDiscrepancy, TrailDiscrepancyEvent, Void>
      runner;

  public TrailDiscrepancyCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "trail-discrepancy",
                new TrailDiscrepancyDecider(),
                TrailDiscrepancyEventTypes.TYPES));
  }

  /// Records it unless it was recorded before.
  public Uni<Outcome<TrailDiscrepancy, Void>> handle(
      TrailDiscrepancyCommand command, CommandContext context) {
    return runner.run(command.discrepancy(), command, context);
  }
}
