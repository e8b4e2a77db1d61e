package org.aimsledger.incident.correctiveactionintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.incident.signal.ServiceSignal;
import org.junit.jupiter.api.Test;

class WhenAuditFindsSomethingReportSignalPolicyTest {
  private static final UUID FINDING = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
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
    // When
    var first = on(found());
    var second = on(found());

    // Then
    assertThat(second).isEqualTo(first);
  }

  private static ServiceSignal on(AuditServiceEvent event) {
    return WhenAuditFindsSomethingReportSignalPolicy.on(event, META).orElseThrow();
  }

  private static AuditServiceEvent found() {
    return new TrailDiscrepancyEvent.Found(
        FINDING, "STORE_DIFFERS", "/inventory", 3, 17, 40L, NOON);
  }
}
