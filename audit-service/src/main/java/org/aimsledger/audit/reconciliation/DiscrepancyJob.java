package org.aimsledger.audit.reconciliation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.aimsledger.audit.platform.trail.Finding;
import org.aimsledger.audit.platform.trail.FindingStore;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancy;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Note;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommandHandler;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;

/// Makes an event and an alarm of what was found; both are kept once, however often it is found.
@Singleton
class DiscrepancyJob {
  private static final String ACTOR = "service/audit";

  private final FindingStore findings;
  private final TrailDiscrepancyCommandHandler discrepancies;
  private final Clock clock;

  DiscrepancyJob(FindingStore findings, TrailDiscrepancyCommandHandler discrepancies, Clock clock) {
    this.findings = findings;
    this.discrepancies = discrepancies;
    this.clock = clock;
  }

  Uni<Void> raise(List<Finding> found) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(this::raise)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /// The event first: an alarm without it would never get one.
  Uni<Void> raise(Finding finding) {
    var note =
        new Note(
            finding.id(),
            finding.kind().name(),
            finding.source(),
            finding.lane(),
            finding.number(),
            finding.index(),
            clock.instant());
    var context = new CommandContext(ACTOR, finding.id().toString(), null, null, null, null);
    return discrepancies
        .handle(note, context)
        .invoke(DiscrepancyJob::requireRecorded)
        .chain(() -> findings.raise(finding));
  }

  private static void requireRecorded(Outcome<TrailDiscrepancy, Void> outcome) {
    if (!(outcome instanceof Outcome.Done<TrailDiscrepancy, Void>)) {
      throw new IllegalStateException("a discrepancy was not recorded: " + outcome);
    }
  }
}
