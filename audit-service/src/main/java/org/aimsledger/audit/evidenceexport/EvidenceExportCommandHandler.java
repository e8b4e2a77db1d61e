package org.aimsledger.audit.evidenceexport;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on exports, and reads them from their streams.
@ApplicationScoped
class EvidenceExportCommandHandler {
  private final CommandRunner<
          EvidenceExportCommand, EvidenceExport, EvidenceExportEvent, EvidenceExportRejection>
      runner;

  EvidenceExportCommandHandler(EventStore store, TrailConfig config) {
    this.runner =
        store.runner(
            new Aggregate<>(
                SealEntry.CATEGORY,
                new EvidenceExportDecider(config.bundleEntries()),
                EvidenceExportEventTypes.TYPES));
  }

  Uni<Outcome<EvidenceExport, EvidenceExportRejection>> handle(
      EvidenceExportCommand command, CommandContext context) {
    return runner.run(command.export(), command, context);
  }

  /// The export as it is now; version 0: there is none.
  Uni<Versioned<EvidenceExport>> load(UUID export) {
    return runner.load(export);
  }
}
