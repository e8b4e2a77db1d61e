package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;

/// Attacks on what a service has sealed, before it comes to the trail, and on the seals themselves.
class SealTamperingTest {

  @Test
  void whatCameAsItWasSealedIsNoFinding() {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 12).recorded(3, 1)) {
      // Given
      store.sealed().recorded(1, 30).recorded(2, 2).sealed().sent();

      // When
      store.compared();

      // Then
      assertThat(store.alarms()).isEmpty();
      assertThat(store.sealedUpTo(1)).isGreaterThanOrEqualTo(42);
      assertThat(store.sealedUpTo(2)).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aSealThatComesBeforeTheEntriesThatItNamesWaitsForThem() {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).recorded(2, 9).sealed()) {
      // Given
      store.sent(store.laneOfSeals());
      store.compared();
      assertThat(store.sealedUpTo(store.otherLane())).isZero();

      // When: another process goes on
      store.restart(Duration.ofMinutes(15));
      store.sent().compared();

      // Then
      assertThat(store.alarms()).isEmpty();
      assertThat(store.sealedUpTo(0)).isGreaterThanOrEqualTo(9);
      assertThat(store.sealedUpTo(1)).isGreaterThanOrEqualTo(9);
      assertThat(store.sealedUpTo(2)).isGreaterThanOrEqualTo(9);
    }
  }

  /// Attack: an event that was sealed is deleted from its store before it was sent, and the later
  /// ones get other numbers, triggers off | audit service, from the seal | when the seal and the
  /// numbers that it names have come
  @Test
  void anEventThatIsOmittedAtTheSourceContradictsTheSeal() throws SQLException {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).sealed().sent()) {
      // Given
      var lane = store.otherLane();
      var first = store.compared().sealedUpTo(lane);
      store.recorded(lane, 5).sealed();
      store.changeStore(
          """
          delete from events where lane = %1$d and seq = %2$d;
          update events set seq = seq + 999 where lane = %1$d and seq > %2$d;
          update events set seq = seq - 1000 where lane = %1$d and seq > 900;
          update lane_head set seq = seq - 1 where lane = %1$d"""
              .formatted(lane, first + 2));
      store.recorded(lane, 1).sent();

      // When
      store.compared();

      // Then
      assertThat(store.alarms()).containsExactly(new Alarm("SEAL_DIFFERS", first + 1));
    }
  }

  /// Attack: an event that was sealed is changed in its store before it was sent, triggers off |
  /// audit service, from the seal | when the seal and the numbers that it names have come
  @Test
  void anEventThatIsChangedAtTheSourceContradictsTheSeal() throws SQLException {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).sealed()) {
      // Given
      var lane = store.otherLane();
      store.recorded(lane, 3).sealed();
      store.changeStore(
          "update events set document = overlay(document placing 'X' from 10) where lane = %d and seq = 2"
              .formatted(lane));
      store.sent();

      // When
      store.compared();

      // Then: once, and what comes behind it is judged by itself
      assertThat(store.alarms())
          .filteredOn(alarm -> alarm.kind().startsWith("SEAL"))
          .containsExactly(new Alarm("SEAL_DIFFERS", 1));
      assertThat(store.sealedUpTo(lane)).isGreaterThan(3);
    }
  }

  /// Attack: the end of a lane that was sealed is cut off at the source before it was sent,
  /// triggers off | audit service, from the seal | after the grace time
  @Test
  void aLaneThatEndsBeforeItsSealIsNamedAfterTheGraceTime() throws SQLException {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).sealed()) {
      // Given
      var lane = store.otherLane();
      store.recorded(lane, 5).sealed();
      store.changeStore(
          """
          delete from events where lane = %1$d and seq > 4;
          update lane_head set seq = 4 where lane = %1$d"""
              .formatted(lane));
      store.sent().compared();
      assertThat(store.alarms()).isEmpty();

      // When
      store.restart(Duration.ZERO);
      store.compared();

      // Then
      assertThat(store.alarms()).contains(new Alarm("SEAL_AHEAD", 5));
    }
  }

  /// Attack: a seal with a chain of the attacker's is put on the topic | audit service, from the
  /// entries | when it arrives
  @Test
  void aForgedSealIsNamed() {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).sealed()) {
      // Given
      store.sent();
      var genuine = store.sealDocuments().getFirst();
      var forged =
          genuine
              .replaceAll("\"chain\":\"[0-9a-f]{4}", "\"chain\":\"0000")
              .replaceAll("\"id\":\"[0-9a-f]{8}", "\"id\":\"00000000");
      store.forged(store.laneOfSeals(), forged);

      // When
      store.compared();

      // Then: for each lane that it names, from the number that it names
      assertThat(store.alarms())
          .hasSize((int) genuine.chars().filter(c -> c == '}').count() - 2)
          .allMatch(alarm -> alarm.kind().equals("SEAL_DIFFERS"));
    }
  }

  /// Attack: an older seal is sent once more behind a newer one (replay, roll-back) | audit
  /// service, from the seals before | when it arrives
  @Test
  void anOlderSealThatIsSentOnceMoreIsNamed() {
    try (var store = new SealedStore().recorded(0, 9).sealed()) {
      // Given
      store.recorded(store.otherLane(), 4).recorded(0, 4).sealed().sent();
      var sealed = store.compared().sealedUpTo(store.otherLane());
      store.forged(store.laneOfSeals(), store.sealDocuments().getFirst());

      // When
      store.compared();

      // Then
      assertThat(store.alarms())
          .contains(new Alarm("SEAL_WENT_BACK", 9))
          .allMatch(
              alarm ->
                  alarm.kind().equals("SEAL_WENT_BACK")
                      || alarm.kind().equals("EVENT_ID_USED_TWICE"));
      assertThat(store.sealedUpTo(store.otherLane())).isEqualTo(sealed);
    }
  }

  /// Attack: something that is no seal lies on the topic under the name of one | audit service |
  /// when it arrives
  @Test
  void whatOnlyBearsTheNameOfASealIsNamed() {
    try (var store = new SealedStore().recorded(0, 9).sealed()) {
      // Given
      store.sent();
      store.forged(
          store.laneOfSeals(),
          store
              .sealDocuments()
              .getFirst()
              .replace("\"last\":9", "\"last\":-9")
              .replaceAll("\"id\":\"[0-9a-f]{8}", "\"id\":\"00000000"));

      // When
      store.compared();

      // Then
      assertThat(store.alarms()).containsExactly(new Alarm("SEAL_UNREADABLE", 0));
    }
  }

  @Test
  void contentThatIsGoneIsJudgedByItsHash() throws SQLException {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).sealed().sent()) {
      // Given: whether it may be gone is found out elsewhere
      store.changeTrail("update trail_entry set leaf = null where lane = 1 and lane_seq = 4");

      // When
      store.compared();

      // Then
      assertThat(store.alarms()).isEmpty();
      assertThat(store.sealedUpTo(1)).isGreaterThanOrEqualTo(9);
    }
  }

  /// Attack: the content of a seal is taken from the trail, triggers off | audit service | when the
  /// seal is looked at
  @Test
  void aSealWhoseContentIsGoneIsNamed() throws SQLException {
    try (var store = new SealedStore().recorded(0, 9).recorded(1, 9).sealed().sent()) {
      // Given
      store.changeTrail("update trail_entry set leaf = null where type like '%lanes-sealed%'");

      // When
      store.compared();

      // Then
      assertThat(store.alarms()).containsExactly(new Alarm("SEAL_UNREADABLE", 0));
    }
  }
}
