package org.aimsledger.inventory.unregisteredsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.unregisteredsystems.UnregisteredSystemsRow.Status;
import org.junit.jupiter.api.Test;

class UnregisteredSystemsProjectionTest {
  private static final UUID FINDING = UUID.fromString("01980000-0000-8000-8000-0000000000ab");
  private static final UUID CHATBOT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final UnregisteredSystemsProjection projection = new UnregisteredSystemsProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, int version) {
    var meta =
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("unregistered-system", FINDING),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private UnregisteredSystemsRow replay(UnregisteredSystemEvent... history) {
    var row = projection.apply(null, recorded(history[0], 1));
    for (var i = 1; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
    }
    return row;
  }

  private static UnregisteredSystemEvent reported() {
    return new UnregisteredSystemEvent.Reported(
        FINDING, "17 of CMDB", new ExternalId("CMDB", "17"), "urn:m", "t", NOON);
  }

  @Test
  void aReportedFindingIsOpen() {
    // When
    var row = replay(reported());

    // Then
    assertThat(row.id).isEqualTo(FINDING);
    assertThat(row.name).isEqualTo("17 of CMDB");
    assertThat(row.externalScope).isEqualTo("CMDB");
    assertThat(row.externalId).isEqualTo("17");
    assertThat(row.reporter).isEqualTo("urn:m");
    assertThat(row.type).isEqualTo("t");
    assertThat(row.status).isEqualTo(Status.OPEN);
    assertThat(row.reportedAt).isEqualTo(NOON);
    assertThat(row.updatedAt).isEqualTo(NOON.plusSeconds(1));
    assertThat(row.version).isEqualTo(1);
  }

  @Test
  void theRowSaysHowItEnded() {
    // When
    var dismissed = replay(reported(), new UnregisteredSystemEvent.Dismissed(FINDING, "no", NOON));
    var linked =
        replay(
            reported(),
            new UnregisteredSystemEvent.Dismissed(FINDING, "no", NOON),
            new UnregisteredSystemEvent.Linked(FINDING, CHATBOT, "yes", NOON));
    var registered =
        replay(
            reported(),
            new UnregisteredSystemEvent.Dismissed(FINDING, "no", NOON),
            new UnregisteredSystemEvent.Registered(FINDING, CHATBOT, NOON));

    // Then
    assertThat(dismissed.status).isEqualTo(Status.DISMISSED);
    assertThat(dismissed.reason).isEqualTo("no");
    assertThat(linked.status).isEqualTo(Status.LINKED);
    assertThat(linked.system).isEqualTo(CHATBOT);
    assertThat(linked.reason).isEqualTo("yes");
    assertThat(registered.status).isEqualTo(Status.REGISTERED);
    assertThat(registered.system).isEqualTo(CHATBOT);
    assertThat(registered.reason).isNull();
    assertThat(registered.version).isEqualTo(3);
  }

  @Test
  void otherEventsTouchNoRow() {
    // When
    var key = projection.key(recorded(new AiSystemEvent.Retired(CHATBOT, "old", NOON), 1));

    // Then
    assertThat(key).isNull();
  }

  @Test
  void aHistoryThatDoesNotBeginWithAReportStopsTheView() {
    // Given
    var event = recorded(new UnregisteredSystemEvent.Registered(FINDING, CHATBOT, NOON), 1);

    // When / Then
    assertThatThrownBy(() -> projection.apply(null, event))
        .isInstanceOf(CorruptStreamException.class);
  }
}
