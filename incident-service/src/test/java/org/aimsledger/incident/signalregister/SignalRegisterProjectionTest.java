package org.aimsledger.incident.signalregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalRegisterProjectionTest {
  private static final UUID SIGNAL = UUID.fromString("0198c0de-0000-7000-8000-000000000051");
  private static final UUID OTHER = UUID.fromString("0198c0de-0000-7000-8000-000000000052");
  private static final UUID CHATBOT = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final SignalLabel DOMAIN = new SignalLabel("MIT", "Risk Domain", "3. Mis, inform");

  private final SignalRegisterProjection projection = new SignalRegisterProjection();

  @Test
  void aReportIsOpenAndFoundByItsWords() {
    // When
    var row = rowAfter(reported("2027-11", DatePrecision.MONTH));

    // Then
    assertThat(row.status).isEqualTo(SignalStanding.OPEN);
    assertThat(row.searchText).isEqualTo("wrong dosage\nten times the dose.");
    assertThat(row.labels).containsExactly("MIT/Risk Domain=3. Mis, inform");
    assertThat(row.outsideScope).isEqualTo("aiid");
    assertThat(row.outsideId).isEqualTo("17");
    assertThat(row.updatedAt).isEqualTo(NOON.plusSeconds(1));
    assertThat(row.streamVersion).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-11-28, DAY, 2027-11-28T00:00:00Z",
    "2027-11, MONTH, 2027-11-01T00:00:00Z",
    "2027, YEAR, 2027-01-01T00:00:00Z",
    ", UNKNOWN, 2027-12-03T12:00:00Z"
  })
  void itIsComparedByWhenItHappened(
      @Nullable String date, DatePrecision precision, Instant expected) {
    // When
    var row = rowAfter(reported(date, precision));

    // Then
    assertThat(row.happenedAt).isEqualTo(expected);
    assertThat(row.occurredOn).isEqualTo(date);
  }

  @Test
  void itsLifeIsFollowed() {
    // Given
    var reported = reported("2027", DatePrecision.YEAR);

    // When
    var merged = rowAfter(reported, new SignalEvent.Merged(SIGNAL, OTHER, "r", NOON));
    var separated =
        rowAfter(
            reported,
            new SignalEvent.Merged(SIGNAL, OTHER, "r", NOON),
            new SignalEvent.Separated(SIGNAL, OTHER, "r", NOON));
    var raised =
        rowAfter(
            reported,
            new SignalEvent.Described(SIGNAL, "Dose", "Too much.", "r", NOON),
            new SignalEvent.Labelled(SIGNAL, List.of(DOMAIN), NOON),
            new SignalEvent.SystemsMatched(SIGNAL, List.of(CHATBOT), "r", NOON),
            new SignalEvent.Decided(
                SIGNAL, SignalDecision.INCIDENT, List.of(CHATBOT), "r", null, NOON),
            new SignalEvent.IncidentRaised(SIGNAL, OTHER, NOON),
            new SignalEvent.StatementRead(SIGNAL, OTHER, false, "r", NOON));

    // Then
    assertThat(merged.status).isEqualTo(SignalStanding.MERGED);
    assertThat(merged.mergedInto).isEqualTo(OTHER);
    assertThat(separated.status).isEqualTo(SignalStanding.OPEN);
    assertThat(separated.mergedInto).isNull();
    assertThat(raised.status).isEqualTo(SignalStanding.DECIDED);
    assertThat(raised.decision).isEqualTo(SignalDecision.INCIDENT);
    assertThat(raised.decidedEvent).isEqualTo(new UUID(9, 5));
    assertThat(raised.decidedAt).isEqualTo(NOON);
    assertThat(raised.incident).isEqualTo(OTHER);
    assertThat(raised.systems).containsExactly(CHATBOT);
    assertThat(raised.labels).hasSize(2);
    assertThat(raised.title).isEqualTo("Dose");
    assertThat(raised.streamVersion).isEqualTo(7);
  }

  @Test
  void otherEventsTouchNoRowAndAnImpossibleHistoryStops() {
    // Given
    var incident =
        new IncidentEvent.Raised(
            OTHER, "t", "d", List.of(), IncidentOrigin.SIGNAL, SIGNAL, null, NOON);

    // When, Then
    assertThat(projection.key(recorded(incident, 1))).isNull();
    assertThatThrownBy(() -> rowAfter(new SignalEvent.Separated(SIGNAL, OTHER, "r", NOON)))
        .isInstanceOf(CorruptStreamException.class);
  }

  private static SignalEvent reported(@Nullable String date, DatePrecision precision) {
    return new SignalEvent.Reported(
        SIGNAL,
        SignalSource.OUTSIDE,
        "Wrong dosage",
        "Ten times the dose.",
        List.of(),
        new OutsideRecord("aiid", "17", null),
        List.of(DOMAIN),
        null,
        new GivenDate(date == null ? "some day" : date, date, precision),
        null,
        null,
        null,
        NOON);
  }

  private SignalRegisterRow rowAfter(SignalEvent... events) {
    SignalRegisterRow row = null;
    for (var i = 0; i < events.length; i++) {
      var recorded = recorded(events[i], i + 1);
      assertThat(projection.key(recorded)).isEqualTo(SIGNAL);
      row = projection.apply(row, recorded);
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(9, version),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("signal", SIGNAL),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "rita",
            "c",
            null));
  }
}
