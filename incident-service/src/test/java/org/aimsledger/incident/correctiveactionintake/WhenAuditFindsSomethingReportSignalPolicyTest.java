package org.aimsledger.incident.correctiveactionintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.incident.signal.ServiceSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhenAuditFindsSomethingReportSignalPolicyTest {
  private static final UUID FINDING = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final UUID EVENT = UUID.fromString("0198c0de-0000-7000-8000-0000000000e1");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final EventMeta META =
      new EventMeta(
          EVENT,
          "/audit",
          "any",
          new StreamId("finding", FINDING),
          1,
          0,
          9,
          NOON,
          "olga",
          "c",
          null);

  @ParameterizedTest
  @CsvSource({
    "NONCONFORMITY_MAJOR, Major nonconformity: No impact assessment",
    "NONCONFORMITY_MINOR, Minor nonconformity: No impact assessment"
  })
  void aNonconformityIsASignalThatNamesItsCriterionAndItsSystems(FindingKind kind, String title) {
    // When
    var given = on(raised(kind));

    // Then
    assertThat(given.title().value()).isEqualTo(title);
    assertThat(given.text().value())
        .isEqualTo(
            "In use without one.\nCriterion: ISO/IEC 42001, 6.1.4. Finding "
                + FINDING
                + ", event "
                + EVENT
                + " of audit-service.");
    assertThat(given.systems()).containsExactly(SYSTEM);
    assertThat(given.origin()).isEqualTo(new OutsideRecord("/audit", EVENT.toString(), null));
    assertThat(given.occurredAt()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @EnumSource(names = {"OBSERVATION", "OPPORTUNITY"})
  void whatIsNoNonconformityIsNoSignal(FindingKind kind) {
    // When
    var signal = WhenAuditFindsSomethingReportSignalPolicy.on(raised(kind), META);

    // Then
    assertThat(signal).isEmpty();
  }

  @Test
  void whatBecomesOfAFindingIsNoSignal() {
    // When
    var signal =
        WhenAuditFindsSomethingReportSignalPolicy.on(
            new FindingEvent.Closed(FINDING, "It is there.", "olga", NOON), META);

    // Then
    assertThat(signal).isEmpty();
  }

  @Test
  void recordsThatDoNotAgreeAreASignal() {
    // When
    var given =
        on(
            new TrailDiscrepancyEvent.Found(
                FINDING, "STORE_DIFFERS", "/inventory", 3, 17, 40L, NOON));
    var without =
        on(
            new TrailDiscrepancyEvent.Found(
                FINDING, "BEYOND_HEAD", "/inventory", 3, 17, null, NOON));

    // Then
    assertThat(given.title().value())
        .isEqualTo("Audit trail and store do not agree: STORE_DIFFERS");
    assertThat(given.text().value())
        .contains("STORE_DIFFERS at number 17 in lane 3 of /inventory, entry 40 of the trail.")
        .contains(EVENT.toString());
    assertThat(given.systems()).isEmpty();
    assertThat(without.text().value()).contains("in lane 3 of /inventory.");
  }

  @Test
  void theSecondDeliveryIsTheSameSignal() {
    // When
    var first = on(raised(FindingKind.NONCONFORMITY_MAJOR));
    var second = on(raised(FindingKind.NONCONFORMITY_MAJOR));

    // Then
    assertThat(second).isEqualTo(first);
  }

  private static ServiceSignal on(AuditServiceEvent event) {
    return WhenAuditFindsSomethingReportSignalPolicy.on(event, META).orElseThrow();
  }

  private static AuditServiceEvent raised(FindingKind kind) {
    return new FindingEvent.Raised(
        FINDING,
        kind,
        "No impact assessment",
        "ISO/IEC 42001, 6.1.4",
        "In use without one.",
        List.of(SYSTEM),
        List.of("sample 3"),
        "olga",
        NOON);
  }
}
