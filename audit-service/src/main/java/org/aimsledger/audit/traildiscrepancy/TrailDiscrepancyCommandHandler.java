package org.aimsledger.audit.traildiscrepancy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.audit.platform.TrailConfig;
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

  public TrailDiscrepancyCommandHandler(EventStore store, TrailConfig config) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "trail-discrepancy",
                new TrailDiscrepancyDecider(config.reconciliation().repeat()),
                TrailDiscrepancyEventTypes.TYPES));
  }

  /// Records what is to be told of it, if anything is.
  public Uni<Outcome<TrailDiscrepancy, Void>> handle(
      TrailDiscrepancyCommand command, CommandContext context) {
    return runner.run(command.discrepancy(), command, context);
  }
}
