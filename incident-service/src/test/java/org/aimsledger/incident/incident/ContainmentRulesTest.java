package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.junit.jupiter.api.Test;

class ContainmentRulesTest {

  @Test
  void whoIsOnCallContainsBeforeTriageAndWithoutApproval() {
    // Given
    var incident = state(raised(), acknowledged());

    // When
    var decision = when(incident, contain(CHATBOT));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.ContainmentRequested(
                    INCIDENT, CHATBOT, "because", LATER.plusSeconds(300), LATER)));
  }

  @Test
  void nobodyContainsWhatNobodyHasTaken() {
    // Given
    var incident = state(raised());

    // When
    var decision = when(incident, contain(CHATBOT));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.NotAcknowledged(INCIDENT)));
  }

  @Test
  void onlySystemsOfTheIncidentAreContained() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, contain(STRANGER));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.SystemNotLinked(INCIDENT, STRANGER)));
  }

  @Test
  void severalSystemsAreContainedOneByOne() {
    // Given
    var incident = state(active(containmentRequested()));

    // When
    var decision = when(incident, contain(SCORING));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.ContainmentRequested(
                    INCIDENT, SCORING, "because", LATER.plusSeconds(300), LATER)));
  }

  @Test
  void containingTwiceChangesNothing() {
    // Given
    var incident = state(active(containmentRequested()));

    // When
    var decision = when(incident, contain(CHATBOT));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void aReleasedSystemIsContainedAgain() {
    // Given
    var incident =
        state(
            active(
                containmentRequested(),
                containmentAnswered(ContainmentOutcome.SUSPENDED),
                containmentReleased()));

    // When
    var decision = when(incident, contain(CHATBOT));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.ContainmentRequested(
                    INCIDENT, CHATBOT, "because", LATER.plusSeconds(300), LATER)));
  }

  @Test
  void theOwnersAnswerContainsTheIncident() {
    // Given
    var requested = state(active(containmentRequested()));
    var event =
        new IncidentEvent.ContainmentAcknowledged(
            INCIDENT, CHATBOT, ContainmentOutcome.SUSPENDED, "said the owner", LATER);

    // When
    var decision = when(requested, answer(ContainmentOutcome.SUSPENDED));

    // Then
    assertThat(decision).isEqualTo(accept(event));
    assertThat(status(requested)).isEqualTo(IncidentStatus.ACTIVE);
    assertThat(status(new IncidentDecider().evolve(requested, event)))
        .isEqualTo(IncidentStatus.CONTAINED);
  }

  @Test
  void theSameAnswerTwiceChangesNothing() {
    // Given
    var suspended =
        state(active(containmentRequested(), containmentAnswered(ContainmentOutcome.SUSPENDED)));
    var declined =
        state(active(containmentRequested(), containmentAnswered(ContainmentOutcome.DECLINED)));

    // When
    var decisions =
        List.of(
            when(suspended, answer(ContainmentOutcome.SUSPENDED)),
            when(declined, answer(ContainmentOutcome.DECLINED)));

    // Then
    assertThat(decisions).containsExactly(accept(), accept());
  }

  @Test
  void anAnswerThatContradictsIsRefusedAndSoListed() {
    // Given
    var suspended =
        state(active(containmentRequested(), containmentAnswered(ContainmentOutcome.SUSPENDED)));

    // When
    var decision = when(suspended, answer(ContainmentOutcome.DECLINED));

    // Then
    assertThat(decision)
        .isEqualTo(
            reject(
                new IncidentRejection.AnswerContradicts(
                    INCIDENT, CHATBOT, ContainmentOutcome.SUSPENDED)));
  }

  @Test
  void anAnswerToNoQuestionIsRefused() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, answer(ContainmentOutcome.SUSPENDED));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.NoContainment(INCIDENT, CHATBOT)));
  }

  @Test
  void anAnswerAfterTheReleaseIsRecordedButTakesNothingBack() {
    // Given
    var released = state(active(containmentRequested(), containmentReleased()));

    // When
    var decision = when(released, answer(ContainmentOutcome.SUSPENDED));

    // Then
    var event =
        new IncidentEvent.ContainmentAcknowledged(
            INCIDENT, CHATBOT, ContainmentOutcome.SUSPENDED, "said the owner", LATER);
    assertThat(decision).isEqualTo(accept(event));
    assertThat(containment(new IncidentDecider().evolve(released, event)).status())
        .isEqualTo(Containment.Status.RELEASED);
  }

  @Test
  void aRequestWithoutAnswerCanBeTakenBack() {
    // Given
    var incident = state(active(containmentRequested()));

    // When
    var decision = when(incident, release(CHATBOT));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(new IncidentEvent.ContainmentReleased(INCIDENT, CHATBOT, "because", LATER)));
  }

  @Test
  void releasingTwiceChangesNothing() {
    // Given
    var incident = state(active(containmentRequested(), containmentReleased()));

    // When
    var decision = when(incident, release(CHATBOT));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void whatWasNeverContainedIsNotReleased() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, release(SCORING));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.NoContainment(INCIDENT, SCORING)));
  }

  @Test
  void theOwnerLettingGoIsRecordedEvenAfterTheIncidentWasClosed() {
    // Given
    var closed =
        state(
            plus(
                List.of(
                    resolvedAfter(
                        containmentRequested(),
                        containmentAnswered(ContainmentOutcome.SUSPENDED),
                        containmentReleased())),
                closed()));

    // When
    var decision = when(closed, new IncidentCommand.RecordRelease(INCIDENT, CHATBOT, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new IncidentEvent.ReleaseAcknowledged(INCIDENT, CHATBOT, LATER)));
  }

  @Test
  void lettingGoTwiceChangesNothing() {
    // Given
    var incident =
        state(
            active(
                containmentRequested(),
                containmentAnswered(ContainmentOutcome.SUSPENDED),
                containmentReleased(),
                releaseAcknowledged()));

    // When
    var decision = when(incident, new IncidentCommand.RecordRelease(INCIDENT, CHATBOT, LATER));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void anOwnerWhoLetsGoUnaskedIsBelieved() {
    // Given
    var incident =
        state(active(containmentRequested(), containmentAnswered(ContainmentOutcome.SUSPENDED)));
    var event = new IncidentEvent.ReleaseAcknowledged(INCIDENT, CHATBOT, LATER);

    // When
    var decision = when(incident, new IncidentCommand.RecordRelease(INCIDENT, CHATBOT, LATER));

    // Then
    assertThat(decision).isEqualTo(accept(event));
    assertThat(status(new IncidentDecider().evolve(incident, event)))
        .isEqualTo(IncidentStatus.ACTIVE);
  }

  @Test
  void anUnansweredContainmentKeepsTheIncidentUnresolved() {
    // Given
    var incident = state(active(containmentRequested()));

    // When
    var decision = when(incident, resolve());

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.ContainmentUnanswered(INCIDENT, List.of(CHATBOT))));
  }

  @Test
  void aDeclinedContainmentKeepsNothingOpen() {
    // Given
    var incident =
        state(
            resolvedAfter(
                containmentRequested(), containmentAnswered(ContainmentOutcome.DECLINED)));

    // When
    var decision = when(incident, close(ANNA));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.Closed(
                    INCIDENT, List.of(CHATBOT, SCORING), "Test units.", LATER)));
  }

  @Test
  void noIncidentEndsWhileItHoldsASystem() {
    // Given
    var resolved =
        state(
            resolvedAfter(
                containmentRequested(), containmentAnswered(ContainmentOutcome.SUSPENDED)));
    var open = state(raised(), acknowledged(), containmentRequested());

    // When
    var decisions =
        List.of(
            when(resolved, close(ANNA)),
            when(open, new IncidentCommand.Reject(INCIDENT, WHY, List.of(), LATER)),
            when(open, merge(MergeTarget.CARRYING_ON)));

    // Then
    assertThat(decisions)
        .containsOnly(
            reject(new IncidentRejection.ContainmentNotReleased(INCIDENT, List.of(CHATBOT))));
  }

  /// Request, release and request again before the owner has answered anything: its four answers
  /// must leave us with what it did last.
  @Test
  void theOwnersLastWordHoldsHoweverOrdersAndAnswersCross() {
    // Given
    var again =
        new IncidentEvent.ContainmentRequested(
            INCIDENT, CHATBOT, "again", null, NOON.plusSeconds(310));
    var decider = new IncidentDecider();
    var state = state(active(containmentRequested(), containmentReleased(), again));
    var answers =
        List.of(
            answer(ContainmentOutcome.SUSPENDED),
            new IncidentCommand.RecordRelease(INCIDENT, CHATBOT, LATER),
            answer(ContainmentOutcome.SUSPENDED));

    // When
    for (var answer : answers) {
      if (decider.decide(answer, state)
          instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
        }
      }
    }

    // Then
    assertThat(containment(state).status()).isEqualTo(Containment.Status.SUSPENDED);
    assertThat(containment(state).suspendedAt()).isEqualTo(LATER);
  }

  @Test
  void whatIsNotAnsweredIsAskedForAgainWithMorePatienceAndThenEscalated() {
    // Given
    var decider = new IncidentDecider();
    var asked = NOON.plusSeconds(180);
    var requested = state(active(containmentRequested()));
    var first = asked.plusSeconds(301);
    var second = first.plusSeconds(601);

    // When
    var retried = decider.decide(watch(first), requested);
    var after = after(requested, retried);
    var tooEarly = decider.decide(watch(first.plusSeconds(600)), after);
    var escalated = decider.decide(watch(second), after);

    // Then
    assertThat(retried)
        .isEqualTo(
            acceptAll(
                List.of(
                    new IncidentEvent.ContainmentTimedOut(
                        INCIDENT, CHATBOT, 1, asked.plusSeconds(300), first),
                    new IncidentEvent.ContainmentRetried(
                        INCIDENT, CHATBOT, "because", 2, first.plusSeconds(600), first))));
    assertThat(tooEarly).isEqualTo(accept());
    assertThat(escalated)
        .isEqualTo(
            acceptAll(
                List.of(
                    new IncidentEvent.ContainmentTimedOut(
                        INCIDENT, CHATBOT, 2, first.plusSeconds(600), second),
                    new IncidentEvent.ContainmentEscalated(INCIDENT, CHATBOT, 2, second))));
  }

  @Test
  void whatWasEscalatedIsNotAskedForAgainAndStaysOpenUntilItIsAnswered() {
    // Given
    var escalated =
        state(
            active(
                containmentRequested(),
                new IncidentEvent.ContainmentEscalated(INCIDENT, CHATBOT, 2, LATER)));

    // When
    var looked = when(escalated, watch(LATER.plusSeconds(86_400)));
    var answered = when(escalated, answer(ContainmentOutcome.SUSPENDED));

    // Then
    assertThat(looked).isEqualTo(accept());
    assertThat(containment(escalated).isOpen()).isTrue();
    assertThat(containment(escalated).asking().escalatedAt()).isEqualTo(LATER);
    assertThat(answered)
        .isEqualTo(
            accept(
                new IncidentEvent.ContainmentAcknowledged(
                    INCIDENT, CHATBOT, ContainmentOutcome.SUSPENDED, "said the owner", LATER)));
  }

  @Test
  void whatIsAnsweredOrNoLongerWantedIsNotAskedForAgain() {
    // Given
    var muchLater = watch(LATER.plusSeconds(86_400));

    // When
    var looks =
        List.of(
            when(state(active()), muchLater),
            when(state(active(containmentRequested(), containmentReleased())), muchLater),
            when(
                state(
                    active(
                        containmentRequested(), containmentAnswered(ContainmentOutcome.DECLINED))),
                muchLater));

    // Then
    assertThat(looks).containsOnly(accept());
  }

  private static IncidentCommand.WatchContainments watch(Instant at) {
    return new IncidentCommand.WatchContainments(INCIDENT, PATIENCE, at);
  }

  private static Incident after(
      Incident state, Decision<IncidentEvent, IncidentRejection> decision) {
    var next = state;
    if (decision instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
      for (var event : events) {
        next = new IncidentDecider().evolve(next, event);
      }
    }
    return next;
  }

  private static IncidentStatus status(Incident incident) {
    return ((Incident.Known) incident).status();
  }

  private static Containment containment(Incident incident) {
    return ((Incident.Known) incident).facts().containment(CHATBOT).orElseThrow();
  }
}
