package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.platform.HoldStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentDeciderTest {

  @Test
  void raisingAnIncidentRecordsTheReport() {
    // Given
    var nothing = state();

    // When
    var decision = when(nothing, raise());

    // Then
    assertThat(decision).isEqualTo(accept(raised()));
  }

  @Test
  void raisingTheSameReportTwiceChangesNothing() {
    // Given
    var incident = state(raised());

    // When
    var decision = when(incident, raise());

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void raisingAnotherReportUnderAnIdInUseIsRefused() {
    // Given
    var incident = state(raised());
    var other =
        new IncidentCommand.Raise(
            INCIDENT,
            new Title("Something else"),
            new Narrative("Something else."),
            List.of(CHATBOT),
            IncidentOrigin.PERSON,
            null,
            null,
            NOON);

    // When
    var decision = when(incident, other);

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.AlreadyRaised(INCIDENT)));
  }

  @Test
  void whatHasNotHappenedYetCannotBeRaised() {
    // Given
    var tomorrow = NOON.plusSeconds(86_400);
    var command =
        new IncidentCommand.Raise(
            INCIDENT,
            new Title("T"),
            new Narrative("D"),
            List.of(),
            IncidentOrigin.PERSON,
            null,
            tomorrow,
            NOON);

    // When
    var decision = when(state(), command);

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.TimeInFuture("occurredAt", tomorrow, NOON)));
  }

  @Test
  void aSystemNamedTwiceIsRaisedOnce() {
    // Given
    var command =
        new IncidentCommand.Raise(
            INCIDENT,
            new Title("T"),
            new Narrative("D"),
            List.of(CHATBOT, CHATBOT),
            IncidentOrigin.PERSON,
            null,
            null,
            NOON);

    // When
    var systems = command.systems();

    // Then
    assertThat(systems).containsExactly(CHATBOT);
  }

  @Test
  void aResponderAcknowledges() {
    // Given
    var incident = state(raised());

    // When
    var decision =
        when(incident, new IncidentCommand.Acknowledge(INCIDENT, RITA, NOON.plusSeconds(60)));

    // Then
    assertThat(decision).isEqualTo(accept(acknowledged()));
  }

  @Test
  void acknowledgingTwiceChangesNothing() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, new IncidentCommand.Acknowledge(INCIDENT, RITA, LATER));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void aSecondResponderIsToldWhoHasIt() {
    // Given
    var incident = state(raised(), acknowledged());

    // When
    var decision = when(incident, new IncidentCommand.Acknowledge(INCIDENT, OLAF, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.AlreadyAcknowledged(INCIDENT, RITA.value())));
  }

  @Test
  void triageIsRecordedWithTheSystemsKnownByThen() {
    // Given
    var incident =
        state(
            raised(),
            acknowledged(),
            new IncidentEvent.SystemLinked(INCIDENT, STRANGER, "because", LATER));

    // When
    var decision = when(incident, triage(NOON));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.Triaged(
                    INCIDENT,
                    List.of(CHATBOT, SCORING, STRANGER),
                    IncidentKind.INCIDENT,
                    Severity.SEV2,
                    OecdSeverity.UNDECIDED,
                    NOON,
                    CARL.value(),
                    LATER)));
  }

  @Test
  void nobodyTriagesWhatNobodyHasTaken() {
    // Given
    var incident = state(raised());

    // When
    var decision = when(incident, triage(NOON));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.NotAcknowledged(INCIDENT)));
  }

  @Test
  void awarenessCannotLieInTheFuture() {
    // Given
    var incident = state(raised(), acknowledged());
    var soon = LATER.plusSeconds(1);

    // When
    var decision = when(incident, triage(soon));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.TimeInFuture("awareAt", soon, LATER)));
  }

  @Test
  void nobodyIsAwareOfWhatHasNotOccurred() {
    // Given
    var incident = state(raised(), acknowledged());
    var before = OCCURRED.minusSeconds(1);

    // When
    var decision = when(incident, triage(before));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.AwareBeforeOccurrence(before, OCCURRED)));
  }

  @Test
  void triagingTwiceWithTheSameJudgementChangesNothing() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, triage(NOON));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void triagingTwiceWithAnotherJudgementIsRefused() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, triage(NOON.plusSeconds(1)));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.AlreadyTriaged(INCIDENT)));
  }

  @Test
  void aSystemFoundLaterIsLinked() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, new IncidentCommand.LinkSystem(INCIDENT, STRANGER, WHY, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new IncidentEvent.SystemLinked(INCIDENT, STRANGER, "because", LATER)));
  }

  @Test
  void linkingAKnownSystemChangesNothing() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, new IncidentCommand.LinkSystem(INCIDENT, CHATBOT, WHY, LATER));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void aNoteMayBeAddedEvenAfterTheEnd() {
    // Given
    var incident = state(plus(List.of(resolvedAfter()), closed()));

    // When
    var decision =
        when(
            incident,
            new IncidentCommand.AddNote(INCIDENT, new Narrative("A letter came."), NOON, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new IncidentEvent.NoteAdded(INCIDENT, "A letter came.", NOON, LATER)));
  }

  @Test
  void aNoteCannotTellOfTomorrow() {
    // Given
    var tomorrow = LATER.plusSeconds(86_400);

    // When
    var decision =
        when(
            state(raised()),
            new IncidentCommand.AddNote(INCIDENT, new Narrative("Soon."), tomorrow, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.TimeInFuture("occurredAt", tomorrow, LATER)));
  }

  @Test
  void aHypothesisIsRecordedOnce() {
    // Given
    var command =
        new IncidentCommand.HypothesiseCause(
            INCIDENT, CauseClass.DRIFT, new Narrative("New form."), LATER);
    var event = new IncidentEvent.CauseHypothesised(INCIDENT, CauseClass.DRIFT, "New form.", LATER);

    // When
    var decisions = List.of(when(state(active()), command), when(state(active(event)), command));

    // Then
    assertThat(decisions).containsExactly(accept(event), accept());
  }

  @Test
  void resolvingRecordsSummaryAndCause() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, resolve());

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.Resolved(
                    INCIDENT,
                    List.of(CHATBOT, SCORING),
                    "Dosage answers are off.",
                    CauseClass.TEST_GAP,
                    "No test on units.",
                    LATER)));
  }

  @Test
  void resolvingTwiceInTheSameWordsChangesNothing() {
    // Given
    var incident = state(resolvedAfter());

    // When
    var decision = when(incident, resolve());

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void resolvingTwiceInOtherWordsIsRefused() {
    // Given
    var incident = state(resolvedAfter());
    var other =
        new IncidentCommand.Resolve(
            INCIDENT,
            new Narrative("x"),
            CauseClass.DATA,
            new Narrative("y"),
            HoldStanding.NONE,
            true,
            List.of(),
            LATER);

    // When
    var decision = when(incident, other);

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.NotInThisState(INCIDENT, IncidentStatus.RESOLVED)));
  }

  @Test
  void whatWasNeverTriagedCannotBeResolved() {
    // Given
    var incident = state(raised(), acknowledged());

    // When
    var decision = when(incident, resolve());

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.NotTriaged(INCIDENT)));
  }

  @Test
  void somebodyWhoDidNotCommandCloses() {
    // Given
    var incident = state(resolvedAfter());

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
  void theCommanderDoesNotClose() {
    // Given
    var incident = state(resolvedAfter());

    // When
    var decision = when(incident, close(CARL));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.CommanderMayNotClose(INCIDENT, CARL.value())));
  }

  @Test
  void handingCommandOverIsNoWayToCloseAlone() {
    // Given
    var handOver =
        new IncidentEvent.CommanderAssigned(
            INCIDENT, CARL.value(), OLAF.value(), "end of shift", NOON.plusSeconds(130));
    var incident = state(resolvedAfter(handOver));

    // When
    var decision = when(incident, close(CARL));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.CommanderMayNotClose(INCIDENT, CARL.value())));
  }

  @Test
  void closingTwiceChangesNothing() {
    // Given
    var incident = state(plus(List.of(resolvedAfter()), closed()));

    // When
    var decision = when(incident, close(CARL));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void whatIsNotResolvedCannotBeClosed() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, close(ANNA));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.NotInThisState(INCIDENT, IncidentStatus.ACTIVE)));
  }

  @Test
  void newFactsReopenAClosedIncidentWithItsJudgement() {
    // Given
    var closed = state(plus(List.of(resolvedAfter()), closed()));
    var command = new IncidentCommand.Reopen(INCIDENT, new Narrative("It is back."), LATER);
    var event =
        new IncidentEvent.Reopened(INCIDENT, List.of(CHATBOT, SCORING), "It is back.", LATER);

    // When
    var decision = when(closed, command);

    // Then
    assertThat(decision).isEqualTo(accept(event));
    assertThat(new IncidentDecider().evolve(closed, event))
        .isInstanceOfSatisfying(
            Incident.Active.class,
            active -> assertThat(active.assessment().severity()).isEqualTo(Severity.SEV2));
  }

  @Test
  void reopeningTwiceForTheSameFactsChangesNothing() {
    // Given
    var incident =
        state(
            plus(
                List.of(resolvedAfter()),
                new IncidentEvent.Reopened(
                    INCIDENT, List.of(CHATBOT, SCORING), "It is back.", LATER)));

    // When
    var decision =
        when(incident, new IncidentCommand.Reopen(INCIDENT, new Narrative("It is back."), LATER));

    // Then
    assertThat(decision).isEqualTo(accept());
  }

  @Test
  void whatIsNoAiIncidentIsRejectedWithAReason() {
    // Given
    var incident = state(raised());

    // When
    var decision = when(incident, new IncidentCommand.Reject(INCIDENT, WHY, List.of(), LATER));

    // Then
    assertThat(decision).isEqualTo(accept(new IncidentEvent.Rejected(INCIDENT, "because", LATER)));
  }

  @Test
  void aDuplicateIsMergedIntoTheIncidentThatCarriesOn() {
    // Given
    var incident = state(raised());

    // When
    var decision = when(incident, merge(MergeTarget.CARRYING_ON));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new IncidentEvent.Merged(INCIDENT, OTHER, "because", LATER)));
  }

  @Test
  void nothingIsMergedIntoWhatIsUnknownOrEnded() {
    // Given
    var incident = state(raised());

    // When
    var decisions =
        List.of(
            when(incident, merge(MergeTarget.ABSENT)), when(incident, merge(MergeTarget.ENDED)));

    // Then
    assertThat(decisions)
        .containsExactly(
            reject(new IncidentRejection.MergeTargetUnusable(OTHER, MergeTarget.ABSENT)),
            reject(new IncidentRejection.MergeTargetUnusable(OTHER, MergeTarget.ENDED)));
  }

  @Test
  void anIncidentIsNotMergedIntoItself() {
    // Given
    var command =
        new IncidentCommand.Merge(
            INCIDENT, INCIDENT, MergeTarget.CARRYING_ON, WHY, List.of(), LATER);

    // When
    var decision = when(state(raised()), command);

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.MergeIntoItself(INCIDENT)));
  }

  @Test
  void mergingAndRejectingTwiceChangeNothing() {
    // Given
    var merged = state(raised(), merged());
    var rejected = state(raised(), rejected());

    // When
    var decisions =
        List.of(
            when(merged, merge(MergeTarget.ENDED)),
            when(rejected, new IncidentCommand.Reject(INCIDENT, WHY, List.of(), LATER)));

    // Then
    assertThat(decisions).containsExactly(accept(), accept());
  }

  static Stream<IncidentCommand> followUps() {
    return Stream.of(
        new IncidentCommand.Acknowledge(INCIDENT, RITA, LATER),
        triage(NOON),
        contain(CHATBOT),
        release(CHATBOT),
        severity(Severity.SEV1, true),
        resolve(),
        close(ANNA),
        merge(MergeTarget.CARRYING_ON));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void nothingFollowsWhatWasNeverRaised(IncidentCommand command) {
    // Given
    var nothing = state();

    // When
    var decision = when(nothing, command);

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.UnknownIncident(INCIDENT)));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void aMergedIncidentIsNotWorkedOn(IncidentCommand command) {
    // Given
    var merged = state(raised(), acknowledged(), merged());

    // When
    var decision = when(merged, command);

    // Then
    assertThat(decision)
        .isEqualTo(
            switch (command) {
              case IncidentCommand.Merge _ -> accept();
              case IncidentCommand.ReleaseContainment _ ->
                  reject(new IncidentRejection.NoContainment(INCIDENT, CHATBOT));
              case IncidentCommand _ ->
                  reject(new IncidentRejection.NotInThisState(INCIDENT, IncidentStatus.MERGED));
            });
  }

  @Test
  void timesNeverRunBackwardsWhenAClockDoes() {
    // Given
    var incident = state(raised());
    var slow = NOON.minusSeconds(5);

    // When
    var decision = when(incident, new IncidentCommand.Acknowledge(INCIDENT, RITA, slow));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new IncidentEvent.Acknowledged(INCIDENT, RITA.value(), NOON)));
  }

  static Stream<List<IncidentEvent>> impossibleHistories() {
    return Stream.of(
        List.of(acknowledged()),
        List.of(raised(), raised()),
        List.of(raised(), triaged()),
        List.of(raised(), containmentRequested()),
        List.of(active(containmentReleased())),
        List.of(active(closed())),
        List.of(raised(), merged(), rejected()),
        List.of(raised(), new IncidentEvent.Acknowledged(INCIDENT, RITA.value(), Instant.EPOCH)));
  }

  @ParameterizedTest
  @MethodSource("impossibleHistories")
  void aHistoryAgainstTheRulesStopsTheReplay(List<IncidentEvent> history) {
    // Given
    var events = history.toArray(IncidentEvent[]::new);

    // When
    // Then
    assertThatThrownBy(() -> state(events)).isInstanceOf(CorruptStreamException.class);
  }
}
