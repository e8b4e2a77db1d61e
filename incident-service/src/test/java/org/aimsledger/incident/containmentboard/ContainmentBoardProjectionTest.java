package org.aimsledger.incident.containmentboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Acknowledged;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Escalated;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Retried;
import org.aimsledger.contracts.incident.ContainmentActionEvent.TimedOut;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Withdrawn;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;

class ContainmentBoardProjectionTest {
  private static final UUID ACTION = new UUID(1, 1);
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final UUID SYSTEM = new UUID(3, 3);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Requested REQUESTED =
      new Requested(
          ACTION,
          INCIDENT,
          SYSTEM,
          ContainmentMeasure.REVOKE_SCOPE,
          "tool/mail",
          "because",
          "rita",
          NOON.plusSeconds(300),
          NOON);
  private static final Retried RETRIED =
      new Retried(
          ACTION,
          INCIDENT,
          SYSTEM,
          ContainmentMeasure.REVOKE_SCOPE,
          "tool/mail",
          2,
          NOON.plusSeconds(700),
          NOON.plusSeconds(400));

  private final ContainmentBoardProjection projection = new ContainmentBoardProjection();

  private ContainmentBoardRow rowAfter(ContainmentActionEvent... events) {
    ContainmentBoardRow row = null;
    for (var event : events) {
      assertThat(projection.key(recorded(event))).isEqualTo(ACTION);
      row = projection.apply(row, recorded(event));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, 1),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("containment-action", INCIDENT),
            1,
            0,
            1,
            NOON,
            "somebody",
            "correlation",
            null));
  }

  @Test
  void aRepeatedRequestIsDueAnew() {
    // When
    var row =
        rowAfter(
            REQUESTED,
            new TimedOut(ACTION, INCIDENT, 1, NOON.plusSeconds(300), NOON.plusSeconds(400)),
            RETRIED);

    // Then
    assertThat(row.standing).isEqualTo(ActionStanding.REQUESTED);
    assertThat(row.attempts).isEqualTo(2);
    assertThat(row.answerDue).isEqualTo(NOON.plusSeconds(700));
  }

  @Test
  void whatIsEscalatedStaysOverdueUntilItIsAnswered() {
    // Given
    var escalated = new Escalated(ACTION, INCIDENT, SYSTEM, 2, NOON);
    var answered =
        new Acknowledged(ACTION, INCIDENT, MeasureOutcome.CARRIED_OUT, "done", "owen", NOON);

    // When
    var open =
        ContainmentBoardResponses.summary(rowAfter(REQUESTED, escalated), NOON.plusSeconds(900));
    var done =
        ContainmentBoardResponses.summary(
            rowAfter(REQUESTED, escalated, answered), NOON.plusSeconds(900));

    // Then
    assertThat(open.standing()).isEqualTo(ActionStanding.ESCALATED);
    assertThat(open.overdue()).isTrue();
    assertThat(done.standing()).isEqualTo(ActionStanding.CARRIED_OUT);
    assertThat(done.overdue()).isFalse();
    assertThat(done.endedAt()).isEqualTo(NOON);
  }

  @Test
  void decliningAndWithdrawingEndIt() {
    // Then
    assertThat(
            rowAfter(
                    REQUESTED,
                    new Acknowledged(ACTION, INCIDENT, MeasureOutcome.DECLINED, "no", "owen", NOON))
                .standing)
        .isEqualTo(ActionStanding.DECLINED);
    assertThat(rowAfter(REQUESTED, new Withdrawn(ACTION, INCIDENT, "because", NOON)).standing)
        .isEqualTo(ActionStanding.WITHDRAWN);
  }

  @Test
  void aMeasureThatWasNeverOrderedIsABug() {
    // Then
    assertThatThrownBy(() -> projection.apply(null, recorded(RETRIED)))
        .isInstanceOf(CorruptStreamException.class);
  }
}
