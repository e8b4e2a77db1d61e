package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.incident.IncidentEvent.TimeStated;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentCommand.StateTime;
import org.aimsledger.incident.incident.IncidentRejection.NotInThisState;
import org.aimsledger.incident.incident.IncidentRejection.NotTriaged;
import org.aimsledger.incident.incident.IncidentRejection.TimeInFuture;
import org.aimsledger.incident.incident.IncidentRejection.TimesContradict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRulesTest {
  private static final StatedTime REPORTED = exactly(OCCURRED);

  private static StatedTime exactly(Instant time) {
    return new StatedTime(time, TimePrecision.EXACT, null);
  }

  private static StateTime correct(IncidentMoment moment, StatedTime to) {
    return new StateTime(INCIDENT, moment, to, WHY, LATER);
  }

  private static TimeStated stated(
      IncidentMoment moment, @Nullable StatedTime from, StatedTime to) {
    return new TimeStated(INCIDENT, moment, from, to, "because", LATER);
  }

  @Test
  void aCorrectionHasTheOldTimeTheNewOneAndAReason() {
    // Given
    var day =
        new StatedTime(
            Instant.parse("2027-12-02T00:00:00Z"), TimePrecision.DAY, "on Thursday, she says");

    // When
    var first = when(state(raised()), correct(IncidentMoment.OCCURRED, day));
    var event = stated(IncidentMoment.OCCURRED, REPORTED, day);
    var again = when(state(raised(), event), correct(IncidentMoment.OCCURRED, day));
    var back = when(state(raised(), event), correct(IncidentMoment.OCCURRED, REPORTED));

    // Then
    assertThat(first).isEqualTo(accept(event));
    assertThat(again).isEqualTo(accept());
    assertThat(back).isEqualTo(accept(stated(IncidentMoment.OCCURRED, day, REPORTED)));
  }

  @Test
  void whatWasReportedStaysAndTheNewestStatementIsKnown() {
    // Given
    var unknown = new StatedTime(null, TimePrecision.UNKNOWN, "nobody remembers");

    // When
    var state =
        (Incident.Known) state(raised(), stated(IncidentMoment.OCCURRED, REPORTED, unknown));

    // Then
    assertThat(state.facts().occurredAt()).isEqualTo(OCCURRED);
    assertThat(TimeRules.known(state, IncidentMoment.OCCURRED)).contains(unknown);
    assertThat(IncidentTimeResponses.times(state))
        .extracting(IncidentTimeResponses.OneTime::text)
        .containsExactly("nobody remembers");
  }

  @Test
  void aReportMaySayHowExactlyItsTimeIsKnown() {
    // Given
    var about = new StatedTime(OCCURRED, TimePrecision.APPROXIMATE, "around two");
    var raise = raise();
    var order =
        new IncidentCommand.Raise(
            raise.incident(),
            raise.title(),
            raise.description(),
            raise.systems(),
            raise.origin(),
            raise.report(),
            OCCURRED,
            about,
            NOON);

    // When
    var decision = when(new Incident.Absent(), order);

    // Then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted ->
                assertThat((List<?>) accepted.events())
                    .last()
                    .isEqualTo(
                        new TimeStated(
                            INCIDENT, IncidentMoment.OCCURRED, null, about, "as reported", NOON)));
  }

  @Test
  void theFutureAndTheImpossibleAreRefused() {
    // Given
    var inADay = LATER.plusSeconds(86_400);
    var tomorrow = exactly(inADay);
    var beforeItBegan = exactly(OCCURRED.minusSeconds(60));
    var afterReport = exactly(NOON.plusSeconds(1));
    var closed = state(plus(List.of(resolvedAfter()), closed()));
    var closedAt = ((Incident.Closed) closed).closure().at();
    var afterEnd = exactly(closedAt.plusSeconds(1));

    // Then
    assertThat(when(state(raised()), correct(IncidentMoment.ENDED, tomorrow)))
        .isEqualTo(reject(new TimeInFuture("time", inADay, LATER)));
    assertThat(when(state(raised()), correct(IncidentMoment.DETECTED, beforeItBegan)))
        .isEqualTo(
            reject(
                new TimesContradict(
                    IncidentMoment.DETECTED,
                    IncidentMoment.OCCURRED,
                    REPORTED,
                    "DETECTED",
                    beforeItBegan)));
    assertThat(when(state(raised()), correct(IncidentMoment.DETECTED, afterReport)))
        .isEqualTo(
            reject(
                new TimesContradict(
                    IncidentMoment.DETECTED,
                    IncidentMoment.DETECTED,
                    afterReport,
                    "RAISED",
                    exactly(NOON))));
    assertThat(
            when(
                closed,
                new StateTime(
                    INCIDENT, IncidentMoment.RECOVERED, afterEnd, WHY, closedAt.plusSeconds(60))))
        .isEqualTo(
            reject(
                new TimesContradict(
                    IncidentMoment.RECOVERED,
                    IncidentMoment.RECOVERED,
                    afterEnd,
                    "CLOSED",
                    exactly(closedAt))));
  }

  /// It began at 14:00; what is stated may have been detected then, as far as its precision tells.
  @ParameterizedTest
  @CsvSource({
    "2027-12-03T13:59:59Z, EXACT, false",
    "2027-12-03T14:00:00Z, EXACT, true",
    "2027-12-03T13:00:00Z, APPROXIMATE, true",
    "2027-12-03T13:00:00Z, HOUR, true",
    "2027-12-03T12:59:00Z, HOUR, false",
    "2027-12-03T00:00:00Z, DAY, true",
    "2027-12-02T00:00:00Z, DAY, false",
    "2027-12-01T00:00:00Z, MONTH, true",
    "2027-01-01T00:00:00Z, YEAR, true",
    "2026-01-01T00:00:00Z, YEAR, false"
  })
  void precisionDecidesWhatIsImpossible(Instant time, TimePrecision precision, boolean possible) {
    // When
    var decision =
        when(
            state(raised()),
            correct(IncidentMoment.DETECTED, new StatedTime(time, precision, null)));

    // Then
    assertThat(decision instanceof Decision.Accepted<?, ?>).isEqualTo(possible);
  }

  @Test
  void awarenessIsCorrectedAfterItWasJudgedAndNothingOfWhatWasDropped() {
    // Given
    var earlier = exactly(OCCURRED.plusSeconds(60));

    // Then
    assertThat(when(state(raised()), correct(IncidentMoment.AWARE, earlier)))
        .isEqualTo(reject(new NotTriaged(INCIDENT)));
    assertThat(when(state(active()), correct(IncidentMoment.AWARE, earlier)))
        .isEqualTo(
            accept(
                stated(
                    IncidentMoment.AWARE,
                    TimeRules.known((Incident.Known) state(active()), IncidentMoment.AWARE)
                        .orElseThrow(),
                    earlier)));
    assertThat(when(state(raised(), rejected()), correct(IncidentMoment.OCCURRED, earlier)))
        .isEqualTo(reject(new NotInThisState(INCIDENT, IncidentStatus.REJECTED)));
  }

  @Test
  void aTimeFitsItsPrecision() {
    // Then
    assertThatThrownBy(() -> StatedTimes.legal(null, TimePrecision.DAY, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StatedTimes.legal(NOON, TimePrecision.UNKNOWN, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StatedTimes.legal(NOON, TimePrecision.DAY, "x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(StatedTimes.legal(null, TimePrecision.UNKNOWN, null).time()).isNull();
  }
}
