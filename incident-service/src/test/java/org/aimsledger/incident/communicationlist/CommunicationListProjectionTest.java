package org.aimsledger.incident.communicationlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommunicationListProjectionTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final CommunicationEvent DRAFTED =
      new CommunicationEvent.Drafted(
          ID, INCIDENT, CommunicationAudience.USERS, "en", "First", "Text", "rita", NOON);
  private static final CommunicationEvent APPROVED =
      new CommunicationEvent.Approved(ID, INCIDENT, "anna", NOON);

  private final CommunicationListProjection projection = new CommunicationListProjection();

  @Test
  void aRowFollowsItsCommunication() {
    // When
    var row =
        after(
            DRAFTED,
            APPROVED,
            new CommunicationEvent.Sent(ID, INCIDENT, "mail", NOON.plusSeconds(5), NOON));

    // Then
    assertThat(row.standing).isEqualTo(CommunicationStanding.SENT);
    assertThat(row.sentAt).isEqualTo(NOON.plusSeconds(5));
    assertThat(row.subject).isEqualTo("First");
    assertThat(row.updatedAt).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void aRevisionVoidsTheApproval() {
    // When
    var row =
        after(
            DRAFTED,
            APPROVED,
            new CommunicationEvent.Revised(ID, INCIDENT, "Second", "Text", "rita", NOON));

    // Then
    assertThat(row.standing).isEqualTo(CommunicationStanding.DRAFT);
    assertThat(row.subject).isEqualTo("Second");
  }

  @Test
  void whatIsWithdrawnStaysInTheList() {
    assertThat(
            after(DRAFTED, new CommunicationEvent.Withdrawn(ID, INCIDENT, "wrong", NOON)).standing)
        .isEqualTo(CommunicationStanding.WITHDRAWN);
  }

  @Test
  void otherEventsTouchNoRow() {
    // Given
    var other = recorded(new EscalationEvent.LevelReached(INCIDENT, 1, 300, NOON), 1);

    // Then
    assertThat(projection.key(other)).isNull();
    assertThat(projection.key(recorded(DRAFTED, 1))).isEqualTo(ID);
  }

  @Test
  void aHistoryThatDoesNotBeginWithADraftStops() {
    assertThatThrownBy(() -> after(APPROVED)).isInstanceOf(CorruptStreamException.class);
  }

  private CommunicationListRow after(CommunicationEvent... events) {
    @Nullable CommunicationListRow row = null;
    var version = 0;
    for (var event : List.of(events)) {
      version++;
      row = projection.apply(row, recorded(event, version));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event, int version) {
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("communication", ID),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "rita",
            "c",
            null);
    return new Recorded<>(event, meta);
  }
}
