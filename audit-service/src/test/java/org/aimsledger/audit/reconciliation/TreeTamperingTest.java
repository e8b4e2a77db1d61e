package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks on the levels of the tree above its leaves, which proofs are made of.
class TreeTamperingTest {
  /// Attack: {0} in the growing tile of the level above the leaves, triggers off | reconciliation,
  /// at the first entry below | within one pass
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail_edge set data = sha256('x') where level = 1",
        "delete from trail_edge where level = 1"
      })
  void aGrowingTileAboveTheLeavesDisagreesWithTheTileBelow(String attack) throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail("trail_edge", attack);

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("TREE_DIFFERS", 1));
      assertThat(both.events()).containsExactly(new Alarm("TREE_DIFFERS", 1));
      assertThat(both.evidence()).startsWith("tile/0/0 ");
    }
  }

  /// Attack: a tile is made unreadable, with its checks and triggers off, so that nothing is
  /// compared any more | reconciliation, which goes on with the entries | within one pass
  @Test
  void aTileThatCannotBeReadSwitchesNothingOff() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeTrail(
          "trail_tile",
          "alter table trail_tile alter data drop not null; update trail_tile set data = null");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).contains(new Alarm("TILE_DIFFERS", 1));
    }
  }
}
