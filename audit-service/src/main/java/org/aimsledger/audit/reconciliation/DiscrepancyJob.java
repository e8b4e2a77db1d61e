package org.aimsledger.audit.reconciliation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.Finding;
import org.aimsledger.audit.platform.trail.FindingStore;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancy;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancy.Open;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Miss;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Note;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommandHandler;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;

/// Makes an event and an alarm of what was found; both are kept once, however often it is found,
/// and once more when it comes back or has stood for long.
@Singleton
class DiscrepancyJob {
  private static final String ACTOR = "service/audit";

  private final FindingStore findings;
  private final TrailDiscrepancyCommandHandler discrepancies;
  private final SightingStore sightings;
  private final ReminderBudget reminders;
  private final Clock clock;

  DiscrepancyJob(
      FindingStore findings,
      TrailDiscrepancyCommandHandler discrepancies,
      SightingStore sightings,
      TrailConfig config,
      Clock clock) {
    this.findings = findings;
    this.sightings = sightings;
    this.reminders =
        new ReminderBudget(config.reconciliation().reminders(), config.reconciliation().repeat());
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
    var now = clock.instant();
    var note =
        new Note(
            finding.id(),
            finding.kind().name(),
            finding.source(),
            finding.lane(),
            finding.number(),
            finding.index(),
            reminders.isLeft(now),
            now);
    return discrepancies
        .handle(note, context(finding.id()))
        .map(DiscrepancyJob::recorded)
        .invoke(state -> count(state, now))
        .chain(state -> findings.raise(finding, state.told()))
        .chain(
            () ->
                finding.kind().isLookedForAgain()
                    ? sightings.seen(finding.id())
                    : Uni.createFrom().voidItem());
  }

  private void count(TrailDiscrepancy state, Instant now) {
    if (state instanceof Open open && open.toldAt().equals(now) && !open.since().equals(now)) {
      reminders.use();
    }
  }

  /// Records of what is not there any more that it is gone.
  ///
  /// @param tree when the last complete round over the tree began
  Uni<Void> forgetGone(Instant tree) {
    return sightings
        .gone(tree)
        .chain(
            gone ->
                Multi.createFrom()
                    .iterable(gone)
                    .onItem()
                    .transformToUniAndConcatenate(this::forget)
                    .collect()
                    .last())
        .replaceWithVoid();
  }

  private Uni<Void> forget(UUID finding) {
    return discrepancies
        .handle(new Miss(finding, clock.instant()), context(finding))
        .map(DiscrepancyJob::recorded)
        .chain(_ -> sightings.forget(finding));
  }

  private static CommandContext context(UUID finding) {
    return new CommandContext(ACTOR, finding.toString(), null, null, null, null);
  }

  private static TrailDiscrepancy recorded(Outcome<TrailDiscrepancy, Void> outcome) {
    if (outcome instanceof Outcome.Done<TrailDiscrepancy, Void> done) {
      return done.state();
    }
    throw new IllegalStateException("a discrepancy was not recorded: " + outcome);
  }
}
