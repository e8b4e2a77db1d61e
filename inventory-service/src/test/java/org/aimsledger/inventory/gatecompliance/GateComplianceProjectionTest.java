package org.aimsledger.inventory.gatecompliance;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.gatecompliance.GateComplianceRow.Standing;
import org.aimsledger.inventory.lifecyclegate.GateExamples;
import org.junit.jupiter.api.Test;

class GateComplianceProjectionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final UUID REPORT = new UUID(2, 2);

  private final GateComplianceProjection projection = new GateComplianceProjection();

  private static UUID id(int number) {
    return new UUID(1, number);
  }

  private static Recorded<InventoryServiceEvent> recorded(InventoryServiceEvent event, int number) {
    var meta =
        new EventMeta(
            id(number),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("lifecycle-gate", CHATBOT),
            number,
            0,
            number,
            NOON.plusSeconds(number),
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private GateComplianceRow replay(InventoryServiceEvent... history) {
    GateComplianceRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  private static LifecycleGateEvent inCompliance(UUID occasion) {
    return new LifecycleGateEvent.InCompliance(
        CHATBOT,
        Stage.DEPLOYED,
        GateTier.HIGH,
        NOON.plusSeconds(90),
        occasion,
        GateExamples.POLICY,
        NOON);
  }

  private static AiSystemReportEvent report(ReportKind kind) {
    return new AiSystemReportEvent.Received(REPORT, CHATBOT, kind, "2.0", "urn:m", "1", null, NOON);
  }

  @Test
  void aSystemInUseWaitsForALookUntilTheLookIsRecorded() {
    // When
    var waiting = replay(imported(Stage.DEPLOYED));
    var answered = replay(imported(Stage.DEPLOYED), inCompliance(id(1)));
    var older =
        replay(
            imported(Stage.DEPLOYED),
            new AiSystemEvent.Suspended(CHATBOT, "fire", null, NOON),
            inCompliance(id(1)));

    // Then
    assertThat(waiting.pending).isEqualTo(id(1));
    assertThat(waiting.standing).isEqualTo(Standing.NOT_ASKED);
    assertThat(waiting.governed).isFalse();
    assertThat(answered.pending).isNull();
    assertThat(answered.standing).isEqualTo(Standing.IN_COMPLIANCE);
    assertThat(answered.compliantUntil).isEqualTo(NOON.plusSeconds(90));
    assertThat(older.pending).isEqualTo(id(2));
  }

  @Test
  void theRowSaysWhatIsMissingAndSinceWhen() {
    // When
    var row =
        replay(
            imported(Stage.DEPLOYED),
            inCompliance(id(1)),
            GateExamples.outOfCompliance(),
            GateExamples.outOfCompliance());

    // Then
    assertThat(row.standing).isEqualTo(Standing.OUT_OF_COMPLIANCE);
    assertThat(row.since).isEqualTo(NOON.plusSeconds(3));
    assertThat(row.lapses)
        .containsExactly("G3:impact-assessment-approved:FACT_STALE", "G6::APPROVAL_EXPIRED");
    var shown = GateComplianceResponses.ComplianceResponse.of(row);
    assertThat(shown.lapses()).isEqualTo(GateExamples.outOfCompliance().lapses());
  }

  @Test
  void whatAPersonStatesPutsTheSystemUnderItsGatesInWhateverOrderTheLanesCome() {
    // When
    var row = replay(GateExamples.attested("logs-on"), imported(Stage.DEPLOYED));

    // Then
    assertThat(row.governed).isTrue();
    assertThat(row.stage).isEqualTo(Stage.DEPLOYED);
    assertThat(row.pending).isEqualTo(id(2));
  }

  @Test
  void onlyReportsOfChangesAreAReasonToLook() {
    // When
    var changed = replay(imported(Stage.DEPLOYED), report(ReportKind.VERSION_CHANGED));
    var drift = projection.key(recorded(report(ReportKind.DRIFT), 2));

    // Then
    assertThat(changed.changeReport).isEqualTo(REPORT);
    assertThat(changed.changeKind).isEqualTo("VERSION_CHANGED");
    assertThat(changed.pending).isEqualTo(id(2));
    assertThat(drift).isNull();
  }

  @Test
  void thatAFactEndedIsFoundAtOnceAndThatItIsBackWithALook() {
    // When
    var ended =
        replay(
            imported(Stage.DEPLOYED),
            inCompliance(id(1)),
            GateExamples.observed("impact-assessment-approved", false));
    var back =
        replay(
            imported(Stage.DEPLOYED),
            inCompliance(id(1)),
            GateExamples.observed("impact-assessment-approved", true));

    // Then
    assertThat(ended.pending).isNull();
    assertThat(back.pending).isEqualTo(id(3));
  }
}
