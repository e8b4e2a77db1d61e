package org.aimsledger.incident.suspensionboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentEscalated;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentReleased;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRequested;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRetried;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentTimedOut;
import org.aimsledger.contracts.incident.IncidentEvent.ReleaseAcknowledged;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;

class SuspensionBoardProjectionTest {
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final UUID SYSTEM = new UUID(3, 3);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final ContainmentRequested REQUESTED =
      new ContainmentRequested(INCIDENT, SYSTEM, "because", NOON.plusSeconds(300), NOON);
  private static final ContainmentRetried RETRIED =
      new ContainmentRetried(
          INCIDENT, SYSTEM, "because", 2, NOON.plusSeconds(1000), NOON.plusSeconds(400));
  private static final ContainmentEscalated ESCALATED =
      new ContainmentEscalated(INCIDENT, SYSTEM, 2, NOON.plusSeconds(1100));
  private static final ContainmentAcknowledged SUSPENDED =
      new ContainmentAcknowledged(
          INCIDENT, SYSTEM, ContainmentOutcome.SUSPENDED, "done", NOON.plusSeconds(1200));

  private final SuspensionBoardProjection projection = new SuspensionBoardProjection();

  private SuspensionBoardRow rowAfter(IncidentEvent... events) {
    SuspensionBoardRow row = null;
    for (var event : events) {
      assertThat(projection.key(recorded(event))).isEqualTo(INCIDENT + "/" + SYSTEM);
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
            new StreamId("incident", INCIDENT),
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
            new ContainmentTimedOut(
                INCIDENT, SYSTEM, 1, NOON.plusSeconds(300), NOON.plusSeconds(400)),
            RETRIED);

    // Then
    assertThat(row.standing).isEqualTo(SuspensionStanding.REQUESTED);
    assertThat(row.attempts).isEqualTo(2);
    assertThat(row.answerDue).isEqualTo(NOON.plusSeconds(1000));
  }

  @Test
  void whatIsEscalatedStaysOverdueUntilItIsAnswered() {
    // When
    var open =
        SuspensionBoardResponses.summary(
            rowAfter(REQUESTED, RETRIED, ESCALATED), NOON.plusSeconds(1100));
    var done =
        SuspensionBoardResponses.summary(
            rowAfter(REQUESTED, RETRIED, ESCALATED, SUSPENDED), NOON.plusSeconds(1300));

    // Then
    assertThat(open.standing()).isEqualTo(SuspensionStanding.ESCALATED);
    assertThat(open.overdue()).isTrue();
    assertThat(done.standing()).isEqualTo(SuspensionStanding.SUSPENDED);
    assertThat(done.overdue()).isFalse();
    assertThat(done.answeredAt()).isEqualTo(NOON.plusSeconds(1200));
  }

  @Test
  void anAnswerThatComesAfterTheReleaseTakesItNotBack() {
    // Given
    var released = new ContainmentReleased(INCIDENT, SYSTEM, "mended", NOON.plusSeconds(1150));
    var resumed = new ReleaseAcknowledged(INCIDENT, SYSTEM, NOON.plusSeconds(1300));

    // Then
    assertThat(rowAfter(REQUESTED, released, SUSPENDED).standing)
        .isEqualTo(SuspensionStanding.RELEASED);
    assertThat(rowAfter(REQUESTED, released, SUSPENDED, resumed).endedAt)
        .isEqualTo(NOON.plusSeconds(1300));
  }

  @Test
  void whatIsAskedForAnewBeginsAnew() {
    // When
    var row =
        rowAfter(
            REQUESTED,
            RETRIED,
            SUSPENDED,
            new ReleaseAcknowledged(INCIDENT, SYSTEM, NOON.plusSeconds(1300)),
            REQUESTED);

    // Then
    assertThat(row.standing).isEqualTo(SuspensionStanding.REQUESTED);
    assertThat(row.attempts).isEqualTo(1);
    assertThat(row.answeredAt).isNull();
    assertThat(row.endedAt).isNull();
  }

  @Test
  void whatConcernsNoSystemHasNoRow() {
    // When
    var key = projection.key(recorded(new IncidentEvent.NoteAdded(INCIDENT, "called", null, NOON)));

    // Then
    assertThat(key).isNull();
  }

  @Test
  void aSuspensionThatNobodyAskedForIsABug() {
    // Then
    assertThatThrownBy(() -> projection.apply(null, recorded(RETRIED)))
        .isInstanceOf(CorruptStreamException.class);
  }
}
