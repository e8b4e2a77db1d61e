package org.aimsledger.incident.inventoryintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.Narrative;
import org.aimsledger.incident.incident.Title;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryIntakePolicyTest {
  private static final UUID INCIDENT = new UUID(1, 1);
  private static final UUID SYSTEM = new UUID(2, 2);
  private static final UUID REPORT = new UUID(3, 3);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Instant NOW = Instant.parse("2027-12-03T12:00:01Z");

  @Test
  void aSuspensionForAnIncidentIsItsAnswer() {
    // Given
    var event = new AiSystemEvent.Suspended(SYSTEM, "stop it", INCIDENT, NOON);

    // When
    var command = WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy.on(event, NOW);

    // Then
    assertThat(command)
        .contains(
            new IncidentCommand.RecordContainment(
                INCIDENT, SYSTEM, ContainmentOutcome.SUSPENDED, new Reason("stop it"), NOW));
  }

  @Test
  void aSuspensionByAPersonIsNoAnswer() {
    // Given
    var event = new AiSystemEvent.Suspended(SYSTEM, "budget", null, NOON);

    // When
    var command = WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy.on(event, NOW);

    // Then
    assertThat(command).isEmpty();
  }

  @Test
  void aDeclinedContainmentIsAnAnswerToo() {
    // Given
    var event = new AiSystemEvent.ContainmentDeclined(SYSTEM, INCIDENT, "retired", NOON);

    // When
    var command = WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy.on(event, NOW);

    // Then
    assertThat(command)
        .isEqualTo(
            new IncidentCommand.RecordContainment(
                INCIDENT, SYSTEM, ContainmentOutcome.DECLINED, new Reason("retired"), NOW));
  }

  @Test
  void aRetiredSystemAnswersForAMeasure() {
    // Given
    var action = new UUID(7, 7);
    var event = new AiSystemEvent.MeasureDeclined(SYSTEM, action, INCIDENT, "retired", NOON);

    // When
    var command = WhenRetiredSystemDeclinesMeasureAnswerItPolicy.on(event, NOW);

    // Then
    assertThat(command)
        .isEqualTo(
            new ContainmentActionCommand.Acknowledge(
                INCIDENT,
                action,
                MeasureOutcome.DECLINED,
                new Reason("retired"),
                new PersonId("service/inventory"),
                NOW));
  }

  @Test
  void lettingGoOfTheIncidentsHoldIsTheAnswerToARelease() {
    // Given
    var resumed = new AiSystemEvent.Resumed(SYSTEM, "fixed", INCIDENT, NOON);
    var stillHeld = new AiSystemEvent.HoldReleased(SYSTEM, "fixed", INCIDENT, NOON);
    var byAPerson = new AiSystemEvent.Resumed(SYSTEM, "budget is back", null, NOON);

    // When
    var commands =
        List.of(
            WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy.on(resumed, NOW),
            WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy.on(stillHeld, NOW),
            WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy.on(byAPerson, NOW));

    // Then
    var release = new IncidentCommand.RecordRelease(INCIDENT, SYSTEM, NOW);
    assertThat(commands.get(0)).contains(release);
    assertThat(commands.get(1)).contains(release);
    assertThat(commands.get(2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HARM,        Harm reported: wrong dose",
    "MALFUNCTION, Malfunction reported: wrong dose",
    "BIAS,        Bias reported: wrong dose",
    "DRIFT,       Drift reported: wrong dose",
    "SECURITY,    Security event reported: wrong dose",
    "MISUSE,      Misuse reported: wrong dose",
    "OUTAGE,      Outage reported: wrong dose",
    "COMPLAINT,   Complaint reported: wrong dose",
    "OUT_OF_SCOPE_USE, Out-of-scope use reported: wrong dose"
  })
  void aReportThatSomethingWentWrongRaisesAnIncident(ReportKind kind, String title) {
    // Given
    var event = received(kind, "wrong dose", NOON);

    // When
    var command = WhenAiSystemReportsHarmRaiseIncidentPolicy.on(event, INCIDENT, NOW);

    // Then
    assertThat(command)
        .contains(
            new IncidentCommand.Raise(
                INCIDENT,
                new Title(title),
                new Narrative("wrong dose\n\nReported by https://clinic.example as 4711."),
                List.of(SYSTEM),
                IncidentOrigin.AI_SYSTEM_EVENT,
                REPORT,
                NOON,
                NOW));
  }

  @Test
  void aMeasurementRaisesNothing() {
    // Given
    var event = received(ReportKind.MEASUREMENT, "accuracy 0.93", NOON);

    // When
    var command = WhenAiSystemReportsHarmRaiseIncidentPolicy.on(event, INCIDENT, NOW);

    // Then
    assertThat(command).isEmpty();
  }

  @Test
  void aWrongClockOutThereKeepsNoIncidentFromBeingRaised() {
    // Given
    var event = received(ReportKind.HARM, "wrong dose", NOW.plusSeconds(1));

    // When
    var command = WhenAiSystemReportsHarmRaiseIncidentPolicy.on(event, INCIDENT, NOW);

    // Then
    assertThat(command)
        .get()
        .isInstanceOfSatisfying(
            IncidentCommand.Raise.class,
            raise -> {
              assertThat(raise.occurredAt()).isNull();
              assertThat(raise.description().value())
                  .endsWith("It gives an impossible time: 2027-12-03T12:00:02Z.");
            });
  }

  @Test
  void foreignTextIsCutToWhatIsLegalHere() {
    // Given
    var event = received(ReportKind.HARM, "\u0000" + "長".repeat(20_000) + "\nsecond line", null);

    // When
    var command = WhenAiSystemReportsHarmRaiseIncidentPolicy.on(event, INCIDENT, NOW);

    // Then
    assertThat(command)
        .get()
        .isInstanceOfSatisfying(
            IncidentCommand.Raise.class,
            raise -> {
              assertThat(raise.title().value()).isEqualTo("Harm reported: " + "長".repeat(85));
              assertThat(raise.description().value()).isEqualTo("長".repeat(4_000));
            });
  }

  private static AiSystemReportEvent.Received received(
      ReportKind kind, String summary, @Nullable Instant occurredAt) {
    return new AiSystemReportEvent.Received(
        REPORT, SYSTEM, kind, summary, "https://clinic.example", "4711", occurredAt, NOON);
  }
}
