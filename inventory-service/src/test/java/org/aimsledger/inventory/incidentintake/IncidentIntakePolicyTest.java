package org.aimsledger.inventory.incidentintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.inventory.MeasureKind;
import org.aimsledger.inventory.aisystem.AiSystemCommand;
import org.aimsledger.inventory.platform.Reason;
import org.junit.jupiter.api.Test;

class IncidentIntakePolicyTest {
  private static final UUID FIRE = UUID.fromString("01980000-0000-7000-8000-0000000000f1");
  private static final UUID CHATBOT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static IncidentEvent.ContainmentRequested requested(String reason) {
    return new IncidentEvent.ContainmentRequested(FIRE, CHATBOT, reason, null, MORNING);
  }

  @Test
  void containmentSuspendsTheSystemInTheNameOfTheIncident() {
    // When
    var command =
        WhenIncidentAsksForContainmentSuspendSystemPolicy.command(requested("harm"), NOON);

    // Then
    assertThat(command)
        .isEqualTo(new AiSystemCommand.Suspend(CHATBOT, new Reason("harm"), FIRE, NOON));
  }

  @Test
  void whatIsAskedForAgainIsTheSameOrder() {
    // Given
    var again = new IncidentEvent.ContainmentRetried(FIRE, CHATBOT, "harm", 2, NOON, MORNING);

    // When
    var command = WhenIncidentAsksForContainmentSuspendSystemPolicy.command(again, NOON);

    // Then
    assertThat(command)
        .isEqualTo(
            WhenIncidentAsksForContainmentSuspendSystemPolicy.command(requested("harm"), NOON));
  }

  @Test
  void itsReleaseLetsGoInTheNameOfTheIncident() {
    // When
    var command =
        WhenIncidentReleasesContainmentResumeSystemPolicy.command(
            new IncidentEvent.ContainmentReleased(FIRE, CHATBOT, "mended", MORNING), NOON);

    // Then
    assertThat(command)
        .isEqualTo(new AiSystemCommand.Resume(CHATBOT, new Reason("mended"), FIRE, NOON));
  }

  @Test
  void aReasonThatWeWouldNotAcceptFromAPersonDoesNotStopTheReaction() {
    // When
    var blank = WhenIncidentAsksForContainmentSuspendSystemPolicy.command(requested(" "), NOON);
    var endless =
        WhenIncidentAsksForContainmentSuspendSystemPolicy.command(
            requested("\u0007" + "x".repeat(9_000)), NOON);

    // Then
    assertThat(blank.reason()).isEqualTo(new Reason("containment requested"));
    assertThat(endless.reason()).isEqualTo(new Reason("x".repeat(1_000)));
  }

  @Test
  void aMeasureBelongsToTheLifeOfItsSystemOnceHoweverOftenItIsAskedFor() {
    // Given
    var action = new UUID(7, 7);
    var requested =
        new ContainmentActionEvent.Requested(
            action,
            FIRE,
            CHATBOT,
            ContainmentMeasure.REVOKE_SCOPE,
            "mail.send",
            "it writes to strangers",
            "rita",
            NOON,
            MORNING);
    var retried =
        new ContainmentActionEvent.Retried(
            action, FIRE, CHATBOT, ContainmentMeasure.REVOKE_SCOPE, "mail.send", 2, NOON, MORNING);

    // When
    var first = WhenIncidentOrdersMeasureRecordItPolicy.command(requested, NOON);
    var again = WhenIncidentOrdersMeasureRecordItPolicy.command(retried, NOON);

    // Then
    assertThat(first)
        .contains(
            new AiSystemCommand.OrderMeasure(
                CHATBOT,
                action,
                FIRE,
                MeasureKind.REVOKE_SCOPE,
                "mail.send",
                new Reason("it writes to strangers"),
                NOON));
    assertThat(again).isEmpty();
  }
}
