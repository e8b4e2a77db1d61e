package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;

/// Attacks on entries of the trail and on the lowest level of its tree.
class EntryTamperingTest {
  /// Attack: only the hash beside an entry is changed, triggers off | reconciliation | within one
  /// pass
  @Test
  void aChangedHashDisagreesWithItsBytes() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail(
          "trail_entry", "update trail_entry set leaf_hash = sha256('x') where lane_seq = 177");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("LEAF_HASH_DIFFERS", 177));
    }
  }

  /// Attack: an event is changed in store and trail alike, with the hash beside it, triggers off |
  /// reconciliation, by the tree | within one pass
  @Test
  void whatWasChangedOnBothSidesDisagreesWithTheTree() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeStore("update events set document = document || 'x' where lane = 2 and seq = 177");
      both.changeTrail(
          "trail_entry",
          "update trail_entry set leaf = leaf || 'x', leaf_hash = sha256('\\x00'::bytea || leaf || 'x')"
              + " where lane_seq = 177");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("TILE_DIFFERS", 177));
    }
  }

  /// Attack: an entry is changed together with its hash and its place in the tile, triggers off |
  /// reconciliation, by the store and by the tree above | within one pass
  @Test
  void aChangedEntryWithAMatchingTileDisagreesWithTheStore() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "update trail_entry set leaf = leaf || 'x', leaf_hash = sha256('\\x00'::bytea || leaf || 'x')"
              + " where lane_seq = 177");
      both.changeTrail(
          "trail_tile",
          "update trail_tile set data = overlay(data placing"
              + " (select leaf_hash from trail_entry where idx = 176) from 176 * 32 + 1)"
              + " where level = 0 and n = 0");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactlyInAnyOrder(
              new Alarm("TREE_DIFFERS", 1),
              new Alarm("SEARCH_DIFFERS", 177),
              new Alarm("STORE_DIFFERS", 177));
    }
  }

  /// Attack: two entries of the trail exchange their numbers, bytes untouched, triggers off |
  /// reconciliation, at both | within one pass
  @Test
  void entriesThatExchangedTheirNumbersAreBothNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "update trail_entry set lane_seq = lane_seq + 5000 where lane_seq in (11, 21);"
              + " update trail_entry set lane_seq = 5032 - lane_seq where lane_seq > 5000");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(new Alarm("STORE_DIFFERS", 11), new Alarm("STORE_DIFFERS", 21));
    }
  }

  /// Attack: the end of the trail is cut off, triggers off | reconciliation, at the first that is
  /// missing | within one pass after the grace time
  @Test
  void aTrailThatWasCutLacksWhatTheStoreHas() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail("trail_entry", "delete from trail_entry where lane_seq > 50");
      both.pass();

      // When: twenty minutes later, by the clock of the table
      var _ =
          both.access()
              .updateAsOwner(
                  "update trail_reconciliation set waiting_since = waiting_since - interval '20 minutes'");
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("MISSING_IN_TRAIL", 51));
    }
  }

  /// Attack: a full tile is deleted, triggers off | reconciliation, at each of its entries | within
  /// one pass
  @Test
  void aDeletedTileIsMissedByEachOfItsEntries() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail("trail_tile", "delete from trail_tile where level = 0 and n = 0");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .hasSize(256)
          .startsWith(new Alarm("TILE_DIFFERS", 1))
          .endsWith(new Alarm("TILE_DIFFERS", 256));
    }
  }

  /// Attack: a hash in the growing tile is changed, as owner | reconciliation | within one pass
  @Test
  void aGrowingTileThatWasChangedDisagreesWithItsEntries() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrailAsOwner(
          "update trail_edge set data = overlay(data placing sha256('x') from 65) where level = 0");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("TILE_DIFFERS", 3));
    }
  }

  /// Attack: the content of an entry is taken without an event, triggers off | reconciliation |
  /// within one pass
  @Test
  void contentThatIsGoneWithoutAnEventIsMissed() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail("trail_entry", "update trail_entry set leaf = null where lane_seq = 17");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("CONTENT_MISSING", 17));
    }
  }

  /// Attack: the content of an entry is taken and noted as pruned by an entry that says nothing of
  /// that, triggers off | reconciliation | within one pass
  @Test
  void contentThatNoEventNamesIsMissedAlsoWhenItIsNotedAsPruned() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "update trail_entry set leaf = null where lane_seq = 17;"
              + " insert into trail_pruned (idx, event) values (16, 30)");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("CONTENT_MISSING", 17));
    }
  }

  /// Attack: content is put back into an entry that was pruned, with other bytes, triggers off |
  /// reconciliation | within one pass
  @Test
  void contentThatWasPutBackChangedIsFound() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "insert into trail_pruned (idx, event) values (16, 30);"
              + " update trail_entry set leaf = null where lane_seq = 17;"
              + " update trail_entry set leaf = 'other bytes' where lane_seq = 17");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactlyInAnyOrder(
              new Alarm("LEAF_HASH_DIFFERS", 17),
              new Alarm("TILE_DIFFERS", 17),
              new Alarm("STORE_DIFFERS", 17));
    }
  }
}
