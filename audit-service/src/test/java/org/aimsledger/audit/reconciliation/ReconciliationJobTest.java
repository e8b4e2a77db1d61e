package org.aimsledger.audit.reconciliation;

import static org.aimsledger.audit.reconciliation.Reconciled.LANE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two real databases: the store of a service, and the trail.
class ReconciliationJobTest {
  private static final String PLACE = "lane = 2 and seq = ";

  @Test
  void equalStoresRaiseNothing() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).isEmpty();
      assertThat(both.events()).isEmpty();
      assertThat(both.metric("aims.trail.reconciliation.age")).isLessThan(30);
      assertThat(
              both.access()
                  .number(
                      "select min(pass) from trail_reconciliation where finished_at is not null"))
          .isGreaterThanOrEqualTo(3);
    }
  }

  /// Attack: {0} in the store, triggers off | reconciliation | within one pass
  @ParameterizedTest
  @CsvSource({
    "update events set document = document || 'x' where lane = 2 and seq = 177, 177, STORE_DIFFERS",
    "update events set document = 'x' where lane = 2 and seq = 1, 1, STORE_DIFFERS",
    "delete from events where lane = 2 and seq = 300, 300, MISSING_IN_STORE",
    "delete from events where lane = 2 and seq = 350, 350, MISSING_IN_STORE"
  })
  void whatWasChangedInTheStoreIsNamedOnce(String attack, long number, String kind)
      throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeStore(attack);

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm(kind, number));
      assertThat(both.events()).containsExactly(new Alarm(kind, number));
    }
  }

  /// Attack: two events of a store change places, triggers off | reconciliation | within one pass
  @Test
  void twoEventsThatChangedPlacesInTheStoreAreBothNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeStore(
          "update events e set document = o.document from events o"
              + " where e.lane = 2 and o.lane = 2 and e.seq in (120, 121) and o.seq = 241 - e.seq");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(new Alarm("STORE_DIFFERS", 120), new Alarm("STORE_DIFFERS", 121));
    }
  }

  /// Attack: an event is put into a store past the head of its lane | reconciliation | within one
  /// pass
  @Test
  void whatWasPutIntoTheStoreBehindItsHeadIsNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 120).recorded(1, 120)) {
      // Given
      both.insert(121, "forged".getBytes(StandardCharsets.UTF_8));

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("BEYOND_HEAD", 121));
      assertThat(both.events()).containsExactly(new Alarm("BEYOND_HEAD", 121));
    }
  }

  /// Attack: a store is set back: last events deleted, head of the lane lowered, triggers off |
  /// reconciliation, number by number | within one pass
  @Test
  void aStoreThatWasSetBackIsNamedNumberByNumber() throws SQLException {
    try (var both = new Reconciled().stored(1, 110).recorded(1, 110)) {
      // Given
      both.changeStore(
          "delete from events where seq > 107; update lane_head set seq = 107 where lane = 2");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(
              new Alarm("MISSING_IN_STORE", 108),
              new Alarm("MISSING_IN_STORE", 109),
              new Alarm("MISSING_IN_STORE", 110));
    }
  }

  /// Attack: an entry of the trail is changed, triggers off | reconciliation, against store, hash
  /// and tree | within one pass
  @Test
  void anEntryWhoseBytesWereChangedDisagreesWithStoreHashAndTree() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail(
          "trail_entry", "update trail_entry set leaf = leaf || 'x' where lane_seq = 177");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactlyInAnyOrder(
              new Alarm("LEAF_HASH_DIFFERS", 177),
              new Alarm("TILE_DIFFERS", 177),
              new Alarm("STORE_DIFFERS", 177));
      assertThat(both.events()).hasSize(3);
      assertThat(both.access().rows("select detail from trail_alarm").toString())
          .contains("(entry 176)");
    }
  }

  /// Attack: an entry of the trail is changed together with its hash, triggers off |
  /// reconciliation, against store and tree | within one pass
  @Test
  void anEntryThatWasChangedWithItsHashStillDisagreesWithStoreAndTree() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "update trail_entry set leaf = leaf || 'x', leaf_hash = sha256('\\x00'::bytea || leaf || 'x')"
              + " where lane_seq = 300");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactlyInAnyOrder(
              new Alarm("TILE_DIFFERS", 300), new Alarm("STORE_DIFFERS", 300));
    }
  }

  /// Attack: an entry of the trail is deleted, triggers off | reconciliation | within one pass
  @Test
  void anEntryThatWasDeletedIsMissingAtOnce() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail("trail_entry", "delete from trail_entry where lane_seq = 200");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("MISSING_IN_TRAIL", 200));
      assertThat(both.events()).containsExactly(new Alarm("MISSING_IN_TRAIL", 200));
    }
  }

  /// Attack: an event is deleted from store and trail, triggers off | reconciliation, by the hole |
  /// within one pass
  @Test
  void whatWasDeletedOnBothSidesIsMissingInBoth() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeStore("delete from events where " + PLACE + 200);
      both.changeTrail("trail_entry", "delete from trail_entry where lane_seq = 200");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("MISSING_IN_BOTH", 200));
    }
  }

  /// Attack: a hash in {0} is changed, triggers off | reconciliation | within one pass
  @ParameterizedTest
  @CsvSource({
    "trail_tile, 'update trail_tile set data = overlay(data placing sha256(''x'') from 33) where level = 0', 2",
    "trail_edge, 'update trail_edge set data = overlay(data placing sha256(''x'') from 1) where level = 0', 257"
  })
  void aTreeThatWasChangedDisagreesWithItsEntries(String table, String attack, long number)
      throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail(table, attack);

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).contains(new Alarm("TILE_DIFFERS", number));
      assertThat(both.events())
          .filteredOn(event -> event.kind().equals("TILE_DIFFERS"))
          .containsExactly(new Alarm("TILE_DIFFERS", number));
    }
  }

  /// Attack: events of a store never reach the trail | reconciliation | within one pass after the
  /// grace time
  @Test
  void whatIsOnItsWayIsNoAlarmBeforeTheGraceTime() throws SQLException {
    try (var both = new Reconciled().stored(1, 120).recorded(1, 110)) {
      // Given
      both.pass();
      both.pass();
      var early = both.alarms();

      // When: twenty minutes later, by the clock of the table
      var _ =
          both.access()
              .updateAsOwner(
                  "update trail_reconciliation set waiting_since = waiting_since - interval '20 minutes'"
                      + " where lane = ?",
                  (short) LANE);
      both.pass();
      both.pass();

      // Then: one alarm for the first that is missing, not one for each
      assertThat(early).isEmpty();
      assertThat(both.alarms()).containsExactly(new Alarm("MISSING_IN_TRAIL", 111));
      assertThat(both.events()).containsExactly(new Alarm("MISSING_IN_TRAIL", 111));
    }
  }

  @Test
  void aPassThatWasKilledGoesOnWhereItWasAndALaneThatIsHeldIsLeftAlone() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.tick();
      var _ =
          both.access()
              .updateAsOwner(
                  "update trail_reconciliation set position = 200, busy_until = now() + interval '1 hour'"
                      + " where lane = ?",
                  (short) LANE);

      // When
      for (var i = 0; i < 8; i++) {
        both.tick();
      }
      var held = position(both);
      var _ =
          both.access()
              .updateAsOwner(
                  "update trail_reconciliation set busy_until = now(), checked_at = now() - interval '1 day'"
                      + " where lane = ?",
                  (short) LANE);
      both.tick();

      // Then
      assertThat(held).isEqualTo(200);
      assertThat(position(both)).isEqualTo(300);
    }
  }

  private static long position(Reconciled both) {
    return both.access()
        .number("select position from trail_reconciliation where lane = ?", (short) LANE);
  }
}
