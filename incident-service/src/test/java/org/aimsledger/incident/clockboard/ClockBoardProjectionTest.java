package org.aimsledger.incident.clockboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockAlarmRaised;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMet;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMissed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockReinstated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRestated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSetAside;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockTolled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionOwed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefProposed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefRefused;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockBoardProjectionTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID FILING = UUID.fromString("0198c0de-0000-7000-8000-0000000000f1");
  private static final Instant AWARE = Instant.parse("2027-12-03T15:02:00Z");
  private static final Instant STRICT = Instant.parse("2027-12-18T15:02:00Z");
  private static final Instant LEGAL = Instant.parse("2027-12-20T23:59:59Z");
  private static final String CLOCK = "eu-ai-act-73-2";
  private static final RegulatoryCaseEvent STARTED =
      new ClockStarted(INCIDENT, CLOCK, CLOCK, "eu-ai-act", AWARE, STRICT, LEGAL, "p@1", AWARE);

  private final ClockBoardProjection projection = new ClockBoardProjection();

  @Test
  void aStartedClockIsDueByItsEarlierReading() {
    // When
    var row = rowAfter(STARTED);

    // Then
    assertThat(row.id).isEqualTo(INCIDENT + "/" + CLOCK);
    assertThat(row.due).isEqualTo(STRICT);
    assertThat(row.dueLegal).isEqualTo(LEGAL);
    assertThat(row.hasPeriod).isTrue();
    assertThat(row.standing).isEqualTo(ClockStanding.RUNNING);
    assertThat(row.updatedAt).isEqualTo(AWARE.plusSeconds(1));
  }

  @Test
  void aDutyWithoutAPeriodSaysSo() {
    // When
    var row =
        rowAfter(
            new ClockStarted(
                INCIDENT, "gdpr-34", "gdpr-34", "gdpr", AWARE, AWARE, AWARE, "p@1", AWARE));

    // Then
    assertThat(row.hasPeriod).isFalse();
  }

  @Test
  void aMovedDeadlineIsWarnedOfAnewAndStaysMissed() {
    // Given
    var later = STRICT.plusSeconds(3_600);

    // When
    var warned = rowAfter(STARTED, new ClockAlarmRaised(INCIDENT, CLOCK, 3_600, STRICT, STRICT));
    var missed = rowAfter(STARTED, new ClockMissed(INCIDENT, CLOCK, STRICT, LEGAL));
    var moved =
        rowAfter(
            STARTED,
            new ClockAlarmRaised(INCIDENT, CLOCK, 3_600, STRICT, STRICT),
            new ClockMissed(INCIDENT, CLOCK, STRICT, LEGAL),
            new ClockRecalculated(INCIDENT, CLOCK, AWARE, later, LEGAL, "p@1", LEGAL));

    // Then
    assertThat(warned.warnedSeconds).isEqualTo(3_600);
    assertThat(missed.missed).isTrue();
    assertThat(moved.warnedSeconds).isNull();
    assertThat(moved.missed).isTrue();
    assertThat(moved.due).isEqualTo(later);
  }

  @Test
  void aProposalIsSeenUntilItIsAnswered() {
    // Given
    var proposed = new ReliefProposed(INCIDENT, CLOCK, ClockRelief.TOLL, LEGAL, "rita", "x", AWARE);

    // When
    var waiting = rowAfter(STARTED, proposed);
    var refused =
        rowAfter(STARTED, proposed, new ReliefRefused(INCIDENT, CLOCK, "anna", "x", AWARE));
    var tolled =
        rowAfter(
            STARTED,
            proposed,
            new ClockTolled(
                INCIDENT, CLOCK, AWARE, LEGAL, LEGAL, LEGAL, "rita", "anna", "x", AWARE));

    // Then
    var restated =
        rowAfter(
            STARTED,
            new ReliefProposed(INCIDENT, CLOCK, ClockRelief.RESTATE, LEGAL, "rita", "x", AWARE),
            new ClockRestated(
                INCIDENT, CLOCK, LEGAL, LEGAL, LEGAL, "p@1", "rita", "anna", "x", AWARE));
    assertThat(restated.proposed).isNull();
    assertThat(restated.triggerAt).isEqualTo(LEGAL);
    assertThat(waiting.proposed).isEqualTo(ClockRelief.TOLL);
    assertThat(refused.proposed).isNull();
    assertThat(tolled.proposed).isNull();
    assertThat(tolled.due).isEqualTo(LEGAL);
  }

  @Test
  void everyEndIsSeen() {
    // When
    var met =
        rowAfter(STARTED, new ClockMet(INCIDENT, CLOCK, FILING, LEGAL, Punctuality.LATE, LEGAL));
    var incomplete =
        new RegulatoryCaseEvent[] {
          STARTED,
          new ClockMet(INCIDENT, CLOCK, FILING, STRICT, Punctuality.BOTH_READINGS, STRICT),
          new CompletionOwed(INCIDENT, CLOCK, FILING, STRICT)
        };
    var owed = rowAfter(incomplete);
    var completed =
        rowAfter(
            Stream.concat(
                    Arrays.stream(incomplete),
                    Stream.of(new CompletionFiled(INCIDENT, CLOCK, FILING, LEGAL)))
                .toArray(RegulatoryCaseEvent[]::new));
    var setAside =
        rowAfter(STARTED, new ClockSetAside(INCIDENT, CLOCK, "rita", "anna", "x", LEGAL));
    var reinstated =
        rowAfter(
            STARTED,
            new ClockMissed(INCIDENT, CLOCK, STRICT, LEGAL),
            new ClockSetAside(INCIDENT, CLOCK, "rita", "anna", "x", LEGAL),
            new ClockReinstated(INCIDENT, CLOCK, "rita", "x", LEGAL));
    var superseded = rowAfter(STARTED, new ClockSuperseded(INCIDENT, CLOCK, "other", LEGAL));

    // Then
    assertThat(met.standing).isEqualTo(ClockStanding.MET);
    assertThat(met.filedAt).isEqualTo(LEGAL);
    assertThat(met.punctuality).isEqualTo(Punctuality.LATE);
    assertThat(owed.standing).isEqualTo(ClockStanding.COMPLETION_OWED);
    assertThat(completed.standing).isEqualTo(ClockStanding.MET);
    assertThat(setAside.standing).isEqualTo(ClockStanding.SET_ASIDE);
    assertThat(reinstated.standing).isEqualTo(ClockStanding.RUNNING);
    assertThat(reinstated.missed).isTrue();
    assertThat(superseded.standing).isEqualTo(ClockStanding.SUPERSEDED);
  }

  @Test
  void whatIsAboutNoClockTouchesNoRow() {
    // Given
    var facts =
        new FactsStated(INCIDENT, List.of("death"), List.of(), "UTC", null, "p@1", "x", AWARE);

    // When
    var none = projection.key(recorded(facts, 1));
    var incident = projection.key(recorded(new IncidentEvent.Rejected(INCIDENT, "x", AWARE), 1));

    // Then
    assertThat(none).isNull();
    assertThat(incident).isNull();
  }

  @Test
  void aRowWithoutItsBeginningStopsTheView() {
    // When
    // Then
    assertThatThrownBy(() -> rowAfter(new ClockMissed(INCIDENT, CLOCK, STRICT, LEGAL)))
        .isInstanceOf(CorruptStreamException.class);
  }

  private ClockBoardRow rowAfter(RegulatoryCaseEvent... history) {
    @Nullable ClockBoardRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
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
            new StreamId("regulatory-case", INCIDENT),
            version,
            0,
            version,
            AWARE.plusSeconds(version),
            "somebody",
            "correlation",
            null));
  }
}
