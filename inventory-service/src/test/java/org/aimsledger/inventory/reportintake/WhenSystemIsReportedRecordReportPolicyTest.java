package org.aimsledger.inventory.reportintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.inventory.aisystemreport.AiSystemReportCommand;
import org.aimsledger.inventory.aisystemreport.ReportExtras;
import org.junit.jupiter.api.Test;

class WhenSystemIsReportedRecordReportPolicyTest {
  private static final UUID REPORT = UUID.fromString("01980000-0000-8000-8000-0000000000aa");
  private static final UUID CHATBOT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final ReportExtras EXTRAS = new ReportExtras("t", List.of(), null, "x", null);

  private static ReportDraft draft(Instant occurredAt) {
    return new ReportDraft(
        "urn:m",
        "42",
        "t",
        null,
        new NamedSystem.ById(CHATBOT),
        ReportKind.HARM,
        "harm",
        occurredAt,
        EXTRAS,
        List.of());
  }

  @Test
  void aReportIsRecordedAsItCame() {
    // Given
    var morning = Instant.parse("2026-11-20T08:00:00Z");

    // When
    var command =
        WhenSystemIsReportedRecordReportPolicy.command(draft(morning), REPORT, CHATBOT, NOON);

    // Then
    assertThat(command)
        .isEqualTo(
            new AiSystemReportCommand.Receive(
                REPORT,
                CHATBOT,
                ReportKind.HARM,
                "harm",
                "urn:m",
                "42",
                morning,
                EXTRAS,
                List.of(),
                NOON));
  }

  @Test
  void aFastClockDoesNotMakeTheFuture() {
    // When
    var command =
        WhenSystemIsReportedRecordReportPolicy.command(
            draft(NOON.plusSeconds(90)), REPORT, CHATBOT, NOON);

    // Then
    assertThat(command.occurredAt()).isEqualTo(NOON);
  }
}
