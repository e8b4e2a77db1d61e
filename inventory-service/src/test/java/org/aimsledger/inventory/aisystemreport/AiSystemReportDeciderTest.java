package org.aimsledger.inventory.aisystemreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.junit.jupiter.api.Test;

class AiSystemReportDeciderTest {
  private static final UUID REPORT = UUID.fromString("01980000-0000-8000-8000-0000000000aa");
  private static final UUID CHATBOT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-20T18:00:00Z");
  private static final List<Measurement> DRIFT =
      List.of(new Measurement("psi", new BigDecimal("0.31"), null));

  private final AiSystemReportDecider decider = new AiSystemReportDecider();

  private static AiSystemReportCommand receive(
      String summary, List<Measurement> measurements, Instant at) {
    return new AiSystemReportCommand.Receive(
        REPORT,
        CHATBOT,
        ReportKind.DRIFT,
        summary,
        "urn:m",
        "42",
        null,
        ReportExtras.NONE,
        measurements,
        at);
  }

  private static AiSystemReportEvent received() {
    return new AiSystemReportEvent.Received(
        REPORT, CHATBOT, ReportKind.DRIFT, "drifts", "urn:m", "42", null, NOON);
  }

  private static AiSystemReportEvent measured() {
    return new AiSystemReportEvent.Measured(REPORT, CHATBOT, DRIFT, NOON);
  }

  private AiSystemReport given(AiSystemReportEvent... events) {
    return Arrays.stream(events).reduce(decider.initial(), decider::evolve, (_, second) -> second);
  }

  @Test
  void aReportIsReceived() {
    // When
    var decision = decider.decide(receive("drifts", List.of(), NOON), given());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(received()));
  }

  @Test
  void figuresOfAReportAreRecordedWithIt() {
    // When
    var decision = decider.decide(receive("drifts", DRIFT, NOON), given());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(received(), measured()));
  }

  private static AiSystemReportCommand receiveOther(ReportExtras extras, Instant at) {
    return new AiSystemReportCommand.Receive(
        REPORT, CHATBOT, ReportKind.OTHER, "com.x", "urn:m", "42", null, extras, List.of(), at);
  }

  @Test
  void whatIsSaidBeyondTheKindIsRecordedAndComparedToo() {
    // Given
    var scanned =
        new ReportExtras("com.x", List.of(new ReportDetail("a", "b")), "text/plain", "ok", null);
    var detailed =
        new AiSystemReportEvent.Detailed(
            REPORT, CHATBOT, "com.x", scanned.details(), "text/plain", "ok", null, NOON);
    var received =
        new AiSystemReportEvent.Received(
            REPORT, CHATBOT, ReportKind.OTHER, "com.x", "urn:m", "42", null, NOON);

    // When
    var first = decider.decide(receiveOther(scanned, NOON), given());
    var again = decider.decide(receiveOther(scanned, EVENING), given(received, detailed));
    var other =
        decider.decide(
            receiveOther(new ReportExtras("com.x", List.of(), null, "no", null), EVENING),
            given(received, detailed));

    // Then
    assertThat(first).isEqualTo(Decision.accept(received, detailed));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(other)
        .isEqualTo(
            Decision.reject(new AiSystemReportRejection.ExternalIdReused(REPORT, "urn:m", "42")));
  }

  @Test
  void aRepeatedDeliveryChangesNothing() {
    // When
    var decision = decider.decide(receive("drifts", DRIFT, EVENING), given(received(), measured()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void anIdThatWasUsedForSomethingElseIsRefused() {
    // Given
    var known = given(received());

    // When
    var otherText = decider.decide(receive("explodes", List.of(), NOON), known);
    var otherFigures = decider.decide(receive("drifts", DRIFT, NOON), known);

    // Then
    var refused =
        Decision.reject(new AiSystemReportRejection.ExternalIdReused(REPORT, "urn:m", "42"));
    assertThat(otherText).isEqualTo(refused);
    assertThat(otherFigures).isEqualTo(refused);
  }

  @Test
  void nothingIsReportedBeforeItHappens() {
    // When / Then
    assertThatThrownBy(
            () ->
                new AiSystemReportCommand.Receive(
                    REPORT,
                    CHATBOT,
                    ReportKind.HARM,
                    "harm",
                    "urn:m",
                    "42",
                    EVENING,
                    ReportExtras.NONE,
                    List.of(),
                    NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anImpossibleHistoryStopsTheReplay() {
    // When / Then
    assertThatThrownBy(() -> given(measured())).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(received(), received()))
        .isInstanceOf(CorruptStreamException.class);
  }
}
