package org.aimsledger.incident.signal;

import static org.aimsledger.incident.signal.SignalSamples.CHATBOT;
import static org.aimsledger.incident.signal.SignalSamples.DOMAIN;
import static org.aimsledger.incident.signal.SignalSamples.INCIDENT;
import static org.aimsledger.incident.signal.SignalSamples.LATER;
import static org.aimsledger.incident.signal.SignalSamples.NOON;
import static org.aimsledger.incident.signal.SignalSamples.OTHER;
import static org.aimsledger.incident.signal.SignalSamples.PERSON;
import static org.aimsledger.incident.signal.SignalSamples.SCORING;
import static org.aimsledger.incident.signal.SignalSamples.SIGNAL;
import static org.aimsledger.incident.signal.SignalSamples.TIMING;
import static org.aimsledger.incident.signal.SignalSamples.WHY;
import static org.aimsledger.incident.signal.SignalSamples.concern;
import static org.aimsledger.incident.signal.SignalSamples.decided;
import static org.aimsledger.incident.signal.SignalSamples.merged;
import static org.aimsledger.incident.signal.SignalSamples.outside;
import static org.aimsledger.incident.signal.SignalSamples.report;
import static org.aimsledger.incident.signal.SignalSamples.reported;
import static org.aimsledger.incident.signal.SignalSamples.reportedOutside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalEvent.Described;
import org.aimsledger.contracts.incident.SignalEvent.Labelled;
import org.aimsledger.contracts.incident.SignalEvent.Separated;
import org.aimsledger.contracts.incident.SignalEvent.StatementRead;
import org.aimsledger.contracts.incident.SignalEvent.SystemsMatched;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.signal.SignalCommand.Decide;
import org.aimsledger.incident.signal.SignalCommand.Describe;
import org.aimsledger.incident.signal.SignalCommand.Label;
import org.aimsledger.incident.signal.SignalCommand.MatchSystems;
import org.aimsledger.incident.signal.SignalCommand.Merge;
import org.aimsledger.incident.signal.SignalCommand.MergeTarget;
import org.aimsledger.incident.signal.SignalCommand.ReadStatement;
import org.aimsledger.incident.signal.SignalCommand.RecordIncident;
import org.aimsledger.incident.signal.SignalCommand.Report;
import org.aimsledger.incident.signal.SignalCommand.Separate;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignalDeciderTest {
  private final DeciderSpecification<SignalCommand, Signal, SignalEvent, SignalRejection> nothing =
      DeciderSpecification.of(new SignalDecider());

  @Test
  void aReportIsRecordedAsItWasGiven() {
    // When
    var decision = nothing.when(report());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(reported()));
  }

  @Test
  void theSameReportAgainChangesNothingAndAnotherOneUnderTheIdIsRefused() {
    // Given
    var known = nothing.given(reported());
    var other = report(SignalSource.PERSON, "Another", null, List.of(), null, null);

    // When, Then
    assertThat(known.when(report())).isEqualTo(Decision.accept());
    assertThat(known.when(other))
        .isEqualTo(Decision.reject(new SignalRejection.AlreadyReported(SIGNAL)));
  }

  @Test
  void systemsThatTheInventoryDoesNotHaveAreNamed() {
    // Given
    var command =
        new Report(
            SIGNAL,
            SignalSource.PERSON,
            new SignalTitle("t"),
            new SignalText("t"),
            List.of(CHATBOT, SCORING),
            List.of(SCORING),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            NOON);

    // When
    var decision = nothing.when(command);

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new SignalRejection.UnknownSystems(List.of(SCORING))));
  }

  @Test
  void nothingHappenedInTheFuture() {
    // Given
    var soon = NOON.plusMillis(1);

    // When
    var decision = nothing.when(report(SignalSource.PERSON, "t", null, List.of(), soon, null));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(new SignalRejection.TimeInFuture("occurredAt", soon.toString(), NOON)));
  }

  @ParameterizedTest
  @CsvSource({
    // It is 15:00 UTC on 3 December, and 05:00 on the 4th where clocks are furthest ahead.
    "2027-12-04, DAY, true",
    "2027-12-05, DAY, false",
    "2027-12, MONTH, true",
    "2028-01, MONTH, false",
    "2027, YEAR, true",
    "2028, YEAR, false"
  })
  void aDateCountsFromWhereItBeginsFirst(String date, DatePrecision precision, boolean possible) {
    // Given
    var given = new GivenDate(date, date, precision);

    // When
    var decision = nothing.when(report(SignalSource.PERSON, "t", null, List.of(), null, given));

    // Then
    assertThat(decision instanceof Decision.Accepted).isEqualTo(possible);
  }

  @Test
  void anOutsideRecordToldAgainAddsWhatIsNewThere() {
    // Given
    var known = nothing.given(reportedOutside());

    // When, Then
    assertThat(known.when(outside("Wrong dosage", List.of(DOMAIN)))).isEqualTo(Decision.accept());
    assertThat(known.when(outside("Wrong dosage", List.of()))).isEqualTo(Decision.accept());
    assertThat(known.when(outside("Wrong dosage", List.of(DOMAIN, TIMING))))
        .isEqualTo(Decision.accept(new Labelled(SIGNAL, List.of(TIMING), NOON)));
    assertThat(known.when(outside("Wrong dosages", List.of(DOMAIN))))
        .isEqualTo(
            Decision.accept(
                new Described(
                    SIGNAL,
                    "Wrong dosages",
                    "Ten times the dose.",
                    "Its source tells it in these words now.",
                    NOON)));
  }

  @Test
  void anotherRecordUnderTheIdIsRefused() {
    // Given
    var known = nothing.given(reported());

    // When
    var decision = known.when(outside("Wrong dosage", List.of()));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new SignalRejection.AlreadyReported(SIGNAL)));
  }

  @Test
  void wordsOfAnOutsideSourceAreNotChangedByPeople() {
    // Given
    var command = new Describe(SIGNAL, new SignalTitle("t"), new SignalText("x"), WHY, LATER);

    // When, Then
    assertThat(nothing.given(reportedOutside()).when(command))
        .isEqualTo(Decision.reject(new SignalRejection.WordsOfOthers(SIGNAL)));
    assertThat(nothing.given(concern()).when(command))
        .isEqualTo(Decision.accept(new Described(SIGNAL, "t", "x", "because", LATER)));
  }

  @Test
  void labelsAreAddedOnceAndUpToALimit() {
    // Given
    var known = nothing.given(reportedOutside());
    var many =
        IntStream.range(0, SignalCommand.MAX_LABELS)
            .mapToObj(i -> new SignalLabel("T", "f", "v" + i))
            .toList();

    // When, Then
    assertThat(known.when(new Label(SIGNAL, List.of(DOMAIN, DOMAIN), LATER)))
        .isEqualTo(Decision.accept());
    assertThat(known.when(new Label(SIGNAL, List.of(TIMING, TIMING), LATER)))
        .isEqualTo(Decision.accept(new Labelled(SIGNAL, List.of(TIMING), LATER)));
    assertThat(known.when(new Label(SIGNAL, many, LATER)))
        .isEqualTo(
            Decision.reject(new SignalRejection.TooManyLabels(SIGNAL, SignalCommand.MAX_LABELS)));
  }

  @Test
  void matchingNamesAllSystems() {
    // Given
    var known = nothing.given(reported());

    // When, Then
    assertThat(known.when(match(CHATBOT))).isEqualTo(Decision.accept());
    assertThat(known.when(match(CHATBOT, SCORING)))
        .isEqualTo(
            Decision.accept(
                new SystemsMatched(SIGNAL, List.of(CHATBOT, SCORING), "because", LATER)));
    assertThat(known.when(match()))
        .isEqualTo(Decision.accept(new SystemsMatched(SIGNAL, List.of(), "because", LATER)));
    assertThat(known.given(decided(SignalDecision.INCIDENT)).when(match(SCORING)))
        .isEqualTo(Decision.reject(new SignalRejection.IncidentStands(SIGNAL)));
  }

  @Test
  void aDuplicateIsMergedAndSeparatedAndBothStayInItsHistory() {
    // Given
    var known = nothing.given(reported());

    // When
    var merge = known.when(merge(OTHER, MergeTarget.USABLE));
    var separation = known.given(merged()).when(new Separate(SIGNAL, WHY, LATER));

    // Then
    assertThat(merge)
        .isEqualTo(Decision.accept(new SignalEvent.Merged(SIGNAL, OTHER, "because", LATER)));
    assertThat(separation)
        .isEqualTo(Decision.accept(new Separated(SIGNAL, OTHER, "because", LATER)));
    assertThat(known.given(merged(), new Separated(SIGNAL, OTHER, "because", LATER)).state())
        .isInstanceOf(Signal.Open.class);
  }

  @Test
  void mergesThatMakeNoSenseAreRefused() {
    // Given
    var known = nothing.given(reported());

    // When, Then
    assertThat(known.when(merge(SIGNAL, MergeTarget.USABLE)))
        .isEqualTo(Decision.reject(new SignalRejection.MergeIntoItself(SIGNAL)));
    for (var target : List.of(MergeTarget.ABSENT, MergeTarget.MERGED_ITSELF)) {
      assertThat(known.when(merge(OTHER, target)))
          .isEqualTo(Decision.reject(new SignalRejection.MergeTargetUnusable(OTHER, target)));
    }
    assertThat(known.given(merged()).when(merge(OTHER, MergeTarget.USABLE)))
        .isEqualTo(Decision.accept());
    assertThat(known.given(merged()).when(merge(INCIDENT, MergeTarget.USABLE)))
        .isEqualTo(Decision.reject(new SignalRejection.IsMerged(SIGNAL, OTHER)));
    assertThat(known.given(decided(SignalDecision.ISSUE)).when(merge(OTHER, MergeTarget.USABLE)))
        .isEqualTo(Decision.reject(new SignalRejection.IsJudged(SIGNAL, SignalDecision.ISSUE)));
  }

  @ParameterizedTest
  @EnumSource(SignalDecision.class)
  void aPersonOrARuleDecidesWhatItIs(SignalDecision decision) {
    // Given
    var rule = new DecidingRule("guardrail-rate", "3");

    // When
    var decided =
        nothing
            .given(reported())
            .when(new Decide(SIGNAL, decision, new Reason("5 of 5"), rule, LATER));

    // Then
    assertThat(decided)
        .isEqualTo(
            Decision.accept(
                new SignalEvent.Decided(
                    SIGNAL, decision, List.of(CHATBOT), "5 of 5", rule, LATER)));
  }

  @Test
  void aLaterDecisionReplacesAnEarlierOneButNotAnIncident() {
    // Given
    var hazard = nothing.given(reported(), decided(SignalDecision.HAZARD));
    var incident = nothing.given(reported(), decided(SignalDecision.INCIDENT));

    // When, Then
    assertThat(hazard.when(decide(SignalDecision.HAZARD))).isEqualTo(Decision.accept());
    assertThat(hazard.when(decide(SignalDecision.INCIDENT)))
        .isEqualTo(
            Decision.accept(
                new SignalEvent.Decided(
                    SIGNAL, SignalDecision.INCIDENT, List.of(CHATBOT), "because", null, LATER)));
    assertThat(incident.when(decide(SignalDecision.INCIDENT))).isEqualTo(Decision.accept());
    assertThat(incident.when(decide(SignalDecision.NOT_RELEVANT)))
        .isEqualTo(Decision.reject(new SignalRejection.IncidentStands(SIGNAL)));
    assertThat(nothing.given(reported(), merged()).when(decide(SignalDecision.ISSUE)))
        .isEqualTo(Decision.reject(new SignalRejection.IsMerged(SIGNAL, OTHER)));
  }

  @Test
  void whatHappenedToOthersIsNoIncidentOfOursUntilASystemOfOursIsNamed() {
    // Given
    var outside = nothing.given(reportedOutside());

    // When, Then
    assertThat(outside.when(decide(SignalDecision.INCIDENT)))
        .isEqualTo(Decision.reject(new SignalRejection.NoSystemOfOurs(SIGNAL)));
    assertThat(outside.when(decide(SignalDecision.HAZARD))).isInstanceOf(Decision.Accepted.class);
    assertThat(
            outside
                .given(new SystemsMatched(SIGNAL, List.of(CHATBOT), "because", NOON))
                .when(decide(SignalDecision.INCIDENT)))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void theIncidentIsRecordedOnce() {
    // Given
    var decided = nothing.given(reported(), decided(SignalDecision.INCIDENT));
    var raised = new SignalEvent.IncidentRaised(SIGNAL, INCIDENT, LATER);
    var command = new RecordIncident(SIGNAL, INCIDENT, LATER);

    // When, Then
    assertThat(decided.when(command)).isEqualTo(Decision.accept(raised));
    assertThat(decided.given(raised).when(command)).isEqualTo(Decision.accept());
    assertThat(nothing.given(reported()).when(command)).isEqualTo(Decision.accept());
  }

  @Test
  void readingWhatAProtectedPersonSaidIsAnEvent() {
    // Given
    var command = new ReadStatement(SIGNAL, true, WHY, LATER);

    // When, Then
    assertThat(nothing.given(concern()).when(command))
        .isEqualTo(Decision.accept(new StatementRead(SIGNAL, PERSON, true, "because", LATER)));
    assertThat(nothing.given(reported()).when(command))
        .isEqualTo(Decision.reject(new SignalRejection.NoStatement(SIGNAL)));
  }

  static Stream<SignalCommand> followUps() {
    return Stream.of(
        new Describe(SIGNAL, new SignalTitle("t"), new SignalText("x"), WHY, NOON),
        new Label(SIGNAL, List.of(DOMAIN), NOON),
        match(CHATBOT),
        merge(OTHER, MergeTarget.USABLE),
        new Separate(SIGNAL, WHY, NOON),
        decide(SignalDecision.ISSUE),
        new RecordIncident(SIGNAL, INCIDENT, NOON),
        new ReadStatement(SIGNAL, false, WHY, NOON));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void nothingFollowsASignalThatThereIsNot(SignalCommand command) {
    // When
    var decision = nothing.when(command);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new SignalRejection.UnknownSignal(SIGNAL)));
  }

  @Test
  void timesNeverRunBackwards() {
    // Given
    var early = NOON.minusSeconds(60);

    // When
    var decision =
        nothing.given(reported()).when(new Decide(SIGNAL, SignalDecision.ISSUE, WHY, null, early));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new SignalEvent.Decided(
                    SIGNAL, SignalDecision.ISSUE, List.of(CHATBOT), "because", null, NOON)));
  }

  @Test
  void anImpossibleHistoryStops() {
    // Given
    var decider = new SignalDecider();
    var open = nothing.given(reported()).state();

    // When, Then
    for (var event :
        List.of(
            reported(),
            new Separated(SIGNAL, OTHER, "r", NOON),
            new SignalEvent.IncidentRaised(SIGNAL, INCIDENT, NOON))) {
      assertThatThrownBy(() -> decider.evolve(open, event))
          .isInstanceOf(CorruptStreamException.class);
    }
    assertThatThrownBy(() -> decider.evolve(new Signal.Absent(), merged()))
        .isInstanceOf(CorruptStreamException.class);
  }

  @ParameterizedTest
  @CsvSource({"1969-12-31T23:59:59Z", "-0001-01-01T00:00:00Z"})
  void timesThatCanNotBeKeptAreRefused(Instant time) {
    // When, Then
    assertThatThrownBy(() -> report(SignalSource.PERSON, "t", null, List.of(), time, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MatchSystems match(UUID... systems) {
    return new MatchSystems(SIGNAL, List.of(systems), List.of(), WHY, LATER);
  }

  private static Merge merge(UUID into, MergeTarget target) {
    return new Merge(SIGNAL, into, target, WHY, LATER);
  }

  private static Decide decide(SignalDecision decision) {
    return new Decide(SIGNAL, decision, WHY, null, LATER);
  }
}
