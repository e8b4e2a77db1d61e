package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationStarted;
import org.aimsledger.contracts.incident.IncidentEvent.MonitoringStarted;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryStarted;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemedyRulesTest {
  private static final HoldStanding HELD = new HoldStanding(true, Set.of());
  private static final HoldStanding FIX_ALLOWED =
      new HoldStanding(true, Set.of(AlterationKind.FIX));
  private static final Instant WATCHED_UNTIL = LATER.plusSeconds(3_600);

  private static final EradicationStarted STARTED =
      new EradicationStarted(INCIDENT, null, NOON.plusSeconds(400));
  private static final EradicationCompleted REMOVED =
      new EradicationCompleted(INCIDENT, "because", NOON.plusSeconds(500));
  private static final RecoveryStarted RECOVERING =
      new RecoveryStarted(INCIDENT, "because", NOON.plusSeconds(600));
  private static final MonitoringStarted WATCHED =
      new MonitoringStarted(INCIDENT, "because", WATCHED_UNTIL, NOON.plusSeconds(700));
  private static final RecoveryCompleted RECOVERED =
      new RecoveryCompleted(INCIDENT, "because", NOON.plusSeconds(800));

  private static IncidentCommand.StartEradication start(
      @Nullable Reason withoutEvidence, HoldStanding hold) {
    return new IncidentCommand.StartEradication(INCIDENT, withoutEvidence, hold, LATER);
  }

  private static IncidentStatus status(Incident incident) {
    return ((Incident.Known) incident).status();
  }

  @Test
  void eachStepShowsInTheStatus() {
    // Given
    var decider = new IncidentDecider();
    var state = state(active());
    var statuses = new ArrayList<IncidentStatus>();

    // When
    for (var event : List.of(STARTED, REMOVED, RECOVERING, WATCHED, RECOVERED)) {
      state = decider.evolve(state, event);
      statuses.add(status(state));
    }

    // Then
    assertThat(statuses)
        .containsExactly(
            IncidentStatus.ERADICATING,
            IncidentStatus.ERADICATED,
            IncidentStatus.RECOVERING,
            IncidentStatus.MONITORING,
            IncidentStatus.RECOVERED);
  }

  @Test
  void theCauseIsRemovedOnlyWithEvidenceHeldOrAReasonWhyNot() {
    // Given
    var state = state(active());

    // Then
    assertThat(when(state, start(null, HoldStanding.NONE)))
        .isEqualTo(reject(new IncidentRejection.EvidenceNotHeld(INCIDENT)));
    assertThat(when(state, start(WHY, HoldStanding.NONE)))
        .isEqualTo(accept(new EradicationStarted(INCIDENT, "because", LATER)));
    assertThat(when(state, start(null, HELD)))
        .isEqualTo(accept(new EradicationStarted(INCIDENT, null, LATER)));
  }

  @Test
  void theCauseIsNotRemovedWhileNobodyKnowsWhetherItIsContained() {
    // Given
    var state = state(active(containmentRequested()));

    // Then
    assertThat(when(state, start(null, HELD)))
        .isEqualTo(reject(new IncidentRejection.ContainmentUnanswered(INCIDENT, List.of(CHATBOT))));
  }

  @Test
  void aFixUnderTheHoldNeedsTheLeaveOfTwo() {
    // Given
    var state = state(active(STARTED));

    // Then
    assertThat(when(state, new IncidentCommand.CompleteEradication(INCIDENT, WHY, HELD, LATER)))
        .isEqualTo(reject(new IncidentRejection.EvidenceOnHold(INCIDENT)));
    assertThat(
            when(state, new IncidentCommand.CompleteEradication(INCIDENT, WHY, FIX_ALLOWED, LATER)))
        .isEqualTo(accept(new EradicationCompleted(INCIDENT, "because", LATER)));
  }

  @Test
  void itIsWatchedUntilTheTimeThatWasSaidOrLonger() {
    // Given
    var state = state(active(STARTED, REMOVED, RECOVERING, WATCHED));
    var longer =
        new IncidentCommand.StartMonitoring(INCIDENT, WHY, WATCHED_UNTIL.plusSeconds(60), LATER);

    // When
    var early = when(state, new IncidentCommand.CompleteRecovery(INCIDENT, WHY, LATER));
    var inTime = when(state, new IncidentCommand.CompleteRecovery(INCIDENT, WHY, WATCHED_UNTIL));

    // Then
    assertThat(early)
        .isEqualTo(reject(new IncidentRejection.WatchNotOver(INCIDENT, WATCHED_UNTIL)));
    assertThat(inTime).isEqualTo(accept(new RecoveryCompleted(INCIDENT, "because", WATCHED_UNTIL)));
    assertThat(when(state, longer))
        .isEqualTo(
            accept(
                new MonitoringStarted(INCIDENT, "because", WATCHED_UNTIL.plusSeconds(60), LATER)));
    assertThat(when(state, new IncidentCommand.StartMonitoring(INCIDENT, WHY, LATER, LATER)))
        .isEqualTo(reject(new IncidentRejection.WatchOverAlready(LATER, LATER)));
  }

  @Test
  void whoHasBegunToMendItGoesOnToTheEnd() {
    // Given
    IncidentEvent[] underway = active(STARTED, REMOVED, RECOVERING);

    // Then
    assertThat(when(state(underway), resolve()))
        .isEqualTo(
            reject(new IncidentRejection.NotInThisState(INCIDENT, IncidentStatus.RECOVERING)));
    assertThat(when(state(plus(List.of(underway), RECOVERED)), resolve()))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void whatComesBackIsRemovedAnew() {
    // Given
    var state = state(active(STARTED, REMOVED, RECOVERING, WATCHED));

    // Then
    assertThat(when(state, start(null, HELD)))
        .isEqualTo(accept(new EradicationStarted(INCIDENT, null, LATER)));
  }

  @Test
  void aStepThatWasTakenIsNotTakenTwice() {
    // Given
    var monitored = state(active(STARTED, REMOVED, RECOVERING, WATCHED));

    // Then
    assertThat(
            List.of(
                when(state(active(STARTED)), start(null, HELD)),
                when(
                    state(active(STARTED, REMOVED)),
                    new IncidentCommand.CompleteEradication(INCIDENT, WHY, HELD, LATER)),
                when(
                    state(active(STARTED, REMOVED, RECOVERING)),
                    new IncidentCommand.StartRecovery(INCIDENT, WHY, LATER)),
                when(
                    monitored,
                    new IncidentCommand.StartMonitoring(INCIDENT, WHY, WATCHED_UNTIL, LATER))))
        .containsOnly(accept());
  }

  @Test
  void aReopenedIncidentBeginsAnew() {
    // Given
    var again = new IncidentEvent.Reopened(INCIDENT, List.of(CHATBOT), "back", LATER);
    var resolvedAfterMending =
        plus(
            List.of(active(STARTED, REMOVED, RECOVERING, RECOVERED)),
            new IncidentEvent.Resolved(
                INCIDENT, List.of(CHATBOT), "s", CauseClass.DATA, "r", LATER),
            again);

    // Then
    assertThat(status(state(resolvedAfterMending))).isEqualTo(IncidentStatus.ACTIVE);
  }
}
