package org.aimsledger.audit.platform.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.aimsledger.audit.platform.trail.Events.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;

class TreeStoreTest {
  /// 257 tiles, 64 at a time.
  private static final int TICKS = 5;

  /// Attack: a hash in a full tile above the leaves is changed, triggers off | reconciliation,
  /// against the tile below and the level above | within one round over all tiles
  @Test
  void aFullTileAboveTheLeavesDisagreesWithBothSides() throws SQLException {
    try (var database = TrailDatabase.create()) {
      // Given
      fill(database);
      var tree = database.tree();
      var before = round(tree);

      // When
      database.asOwner(
          "alter table trail_tile disable trigger all;"
              + " update trail_tile set data = overlay(data placing sha256('x') from 32 * 9 + 1) where level = 1");
      var after = round(tree);

      // Then
      assertThat(before).isEmpty();
      assertThat(after).extracting(Finding::kind).containsOnly(AlarmKind.TREE_DIFFERS);
      assertThat(after)
          .satisfiesExactly(
              below -> {
                assertThat(evidence(below)).startsWith("tile/0/9 ");
                assertThat(below.index()).isEqualTo(9L * 256);
              },
              above -> {
                assertThat(evidence(above)).startsWith("tile/1/0 ");
                assertThat(above.index()).isZero();
              });
    }
  }

  /// As if the same 256 entries had come 256 times: all that the tree has above 65,536 entries.
  private static void fill(TrailDatabase database) throws SQLException {
    var _ = database.append("inventory", 0, events("inventory", 0, 1, 256));
    var row =
        database
            .access()
            .rows("select encode(data, 'hex') as hash from trail_edge where level = 1")
            .getFirst();
    var root = Hash.ofHex(String.valueOf(row.get("hash")));
    var above = CompactRange.empty();
    for (var i = 0; i < 256; i++) {
      var _ = above.append(root);
    }
    database.asOwner(
        """
        alter table trail_edge disable trigger all;
        insert into trail_tile select 0, k, data from trail_tile, generate_series(1, 255) k;
        insert into trail_tile values (1, 0, decode(repeat('%s', 256), 'hex'));
        delete from trail_edge;
        insert into trail_edge values (2, 0, decode('%s', 'hex'))\
        """
            .formatted(root.hex(), above.root().hex()));
  }

  private static List<Finding> round(TreeStore tree) {
    var found = new ArrayList<Finding>();
    for (var tick = 0; tick < TICKS; tick++) {
      found.addAll(tree.next().await().atMost(TrailDatabase.LIMIT));
    }
    return found;
  }

  private static String evidence(Finding finding) {
    return new String(finding.evidence(), US_ASCII);
  }
}
