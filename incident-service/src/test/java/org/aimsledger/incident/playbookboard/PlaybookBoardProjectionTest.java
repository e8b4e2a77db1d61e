package org.aimsledger.incident.playbookboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Abandoned;
import org.aimsledger.contracts.incident.PlaybookRunEvent.CalledAgain;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Completed;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Started;
import org.aimsledger.contracts.incident.PlaybookRunEvent.StepSettled;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.incident.platform.RunStanding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybookBoardProjectionTest {
  private static final UUID RUN = new UUID(1, 1);
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  private final PlaybookBoardProjection projection = new PlaybookBoardProjection();

  private static Started started(@Nullable UUID incident) {
    return new Started(
        RUN,
        incident,
        incident == null,
        "drift",
        "playbooks@2026.1",
        List.of(step("look", 15), step("hold", 60), step("mend", null)),
        "PERSON",
        "because",
        NOON);
  }

  private static PlaybookStep step(String name, @Nullable Integer due) {
    return new PlaybookStep(
        name, PlaybookPhase.FIX, "on-call", due, null, new PlaybookText("a", "b", "c"));
  }

  private static StepSettled settled(String step, StepOutcome outcome) {
    return new StepSettled(RUN, step, outcome, "because", "rita", NOON);
  }

  private PlaybookBoardRow rowAfter(IncidentServiceEvent... events) {
    PlaybookBoardRow row = null;
    var version = 0L;
    for (var event : events) {
      version++;
      var recorded = recorded(event, version);
      assertThat(projection.key(recorded)).isEqualTo(RUN);
      row = projection.apply(row, recorded);
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event, long version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("playbook-run", RUN),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "somebody",
            "correlation",
            null));
  }

  @Test
  void theNextOpenStepSaysHowUrgentARunIs() {
    // When
    var fresh = rowAfter(started(INCIDENT));
    var later = rowAfter(started(INCIDENT), settled("look", StepOutcome.DONE));
    var timeless =
        rowAfter(
            started(INCIDENT),
            settled("look", StepOutcome.DONE),
            settled("hold", StepOutcome.SKIPPED));

    // Then
    assertThat(fresh.nextDue).isEqualTo(NOON.plusSeconds(900));
    assertThat(fresh.steps).isEqualTo(3);
    assertThat(later.nextDue).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(later.done).isEqualTo(1);
    assertThat(timeless.nextDue).isEqualTo(OpenSteps.NEVER);
    assertThat(timeless.skipped).isEqualTo(1);
    assertThat(OpenSteps.read(timeless.openSteps).open())
        .containsExactly(new OpenSteps.Entry("mend", null, null));
  }

  @Test
  void aLaterWordIsCountedAndTheEarlierOneIsNot() {
    // When
    var row =
        rowAfter(
            started(INCIDENT),
            settled("look", StepOutcome.NOT_APPLICABLE),
            settled("look", StepOutcome.DONE));

    // Then
    assertThat(row.done).isEqualTo(1);
    assertThat(row.notApplicable).isZero();
  }

  @Test
  void whatHasEndedIsNotUrgent() {
    // When
    var completed = rowAfter(started(INCIDENT), new Completed(RUN, false, "learnt", NOON));
    var abandoned = rowAfter(started(null), new Abandoned(RUN, true, "because", NOON));

    // Then
    assertThat(completed.standing).isEqualTo(RunStanding.COMPLETED);
    assertThat(completed.nextDue).isEqualTo(OpenSteps.NEVER);
    assertThat(completed.drill).isFalse();
    assertThat(abandoned.standing).isEqualTo(RunStanding.ABANDONED);
    assertThat(abandoned.drill).isTrue();
  }

  @Test
  void drillsAreCountedApart() {
    // When
    var counts =
        PlaybookBoardResponses.counts(
            List.of(
                new PlaybookBoardQuery.Group(false, RunStanding.RUNNING, 2, 3, 1, 0, 12),
                new PlaybookBoardQuery.Group(true, RunStanding.RUNNING, 5, 7, 0, 0, 30),
                new PlaybookBoardQuery.Group(true, RunStanding.COMPLETED, 1, 6, 0, 0, 6)));

    // Then
    assertThat(counts.incidents().byStanding())
        .containsEntry(RunStanding.RUNNING, 2L)
        .containsEntry(RunStanding.COMPLETED, 0L);
    assertThat(counts.incidents().steps()).isEqualTo(12);
    assertThat(counts.drills().byStanding()).containsEntry(RunStanding.RUNNING, 5L);
    assertThat(counts.drills().done()).isEqualTo(13);
  }

  @Test
  void aRunThatWasNeverStartedIsABug() {
    // Then
    assertThatThrownBy(
            () ->
                projection.apply(
                    null, recorded(new CalledAgain(RUN, INCIDENT, "CAUSE/DRIFT", NOON), 1)))
        .isInstanceOf(CorruptStreamException.class);
  }
}
