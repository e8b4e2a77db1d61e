package org.aimsledger.incident.auditintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
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
  private static final UUID OTHER_SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b2");
  private static final UUID EVENT = UUID.fromString("0198c0de-0000-7000-8000-0000000000e1");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final EventMeta META =
      new EventMeta(
          EVENT,
          "/audit",
          "any",
          new StreamId("trail-discrepancy", FINDING),
          1,
          0,
          9,
          NOON,
          "olga",
          "c",
          null);

  @ParameterizedTest
  @CsvSource({
    "MAJOR_NONCONFORMITY, Major nonconformity: No impact assessment",
    "MINOR_NONCONFORMITY, Minor nonconformity: No impact assessment"
  })
  void aNonconformityIsASignalOfTheSystemsThatItConcerns(FindingKind kind, String title) {
    // When
    var signal = on(raised(kind, List.of(SYSTEM, OTHER_SYSTEM)));

    // Then
    assertThat(signal.origin()).isEqualTo(new OutsideRecord("/audit", EVENT.toString(), null));
    assertThat(signal.occurredAt()).isEqualTo(NOON);
    assertThat(signal.title().value()).isEqualTo(title);
    assertThat(signal.text().value())
        .isEqualTo(
            """
            Requirement: ISO/IEC 42001, 6.1.4.
            Finding %s, event %s of audit-service.
            The system is in use without one."""
                .formatted(FINDING, EVENT));
    assertThat(signal.systems()).containsExactly(SYSTEM, OTHER_SYSTEM);
  }

  @ParameterizedTest
  @EnumSource(names = {"OBSERVATION", "OPPORTUNITY_FOR_IMPROVEMENT"})
  void whatMeetsTheRequirementIsNoSignal(FindingKind kind) {
    // When
    var signal = WhenAuditFindsSomethingReportSignalPolicy.on(raised(kind, List.of(SYSTEM)), META);

    // Then
    assertThat(signal).isEmpty();
  }

  @Test
  void aNonconformityOfTheManagementSystemItselfIsNoSignal() {
    // When
    var signal =
        WhenAuditFindsSomethingReportSignalPolicy.on(
            raised(FindingKind.MAJOR_NONCONFORMITY, List.of()), META);

    // Then
    assertThat(signal).isEmpty();
  }

  @Test
  void whatBecomesOfAFindingIsNoFurtherSignal() {
    // When
    var signal =
        WhenAuditFindsSomethingReportSignalPolicy.on(
            new FindingEvent.Closed(FINDING, "It is assessed.", List.of(), "vera", NOON), META);

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
    assertThat(given.origin()).isEqualTo(new OutsideRecord("/audit", EVENT.toString(), null));
    assertThat(given.occurredAt()).isEqualTo(NOON);
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
    // Given
    var raised = raised(FindingKind.MINOR_NONCONFORMITY, List.of(SYSTEM));

    // When
    var first = List.of(on(found()), on(raised));
    var second = List.of(on(found()), on(raised));

    // Then
    assertThat(second).isEqualTo(first);
  }

  private static ServiceSignal on(AuditServiceEvent event) {
    return WhenAuditFindsSomethingReportSignalPolicy.on(event, META).orElseThrow();
  }

  private static AuditServiceEvent raised(FindingKind kind, List<UUID> systems) {
    return new FindingEvent.Raised(
        FINDING,
        kind,
        new FindingRequirement("ISO/IEC 42001", "6.1.4"),
        "No impact assessment",
        "The system is in use without one.",
        List.of(new FindingEvidence(null, "sample 3")),
        systems,
        "otto",
        LocalDate.of(2027, 12, 31),
        "olga",
        NOON);
  }

  private static AuditServiceEvent found() {
    return new TrailDiscrepancyEvent.Found(
        FINDING, "STORE_DIFFERS", "/inventory", 3, 17, 40L, NOON);
  }
}
