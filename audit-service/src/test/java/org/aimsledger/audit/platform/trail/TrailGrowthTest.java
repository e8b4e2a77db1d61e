package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.aimsledger.audit.platform.trail.TrailGrowth.Stretch;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.NodeReader;
import org.aimsledger.verifier.log.ProofPlan;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.aimsledger.verifier.log.TileNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailGrowthTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 513})
  void whateverTheBatchesTheRootIsTheSame(int size) {
    // Given
    var leaves = leaves(size);

    // When
    var log = new Log().growInBatches(leaves, new Random(size));

    // Then
    assertThat(log.head.root()).isEqualTo(naiveRoot(leaves));
    assertThat(log.head.size()).isEqualTo(size);
  }

  @Test
  void seventyThousandLeavesFillTilesOfThreeLevelsAndEveryProofHolds() {
    // Given
    var leaves = leaves(70_000);
    var log = new Log();

    // When
    var _ = log.growInBatches(leaves, new Random(42));

    // Then
    assertThat(log.full.keySet().stream().filter(a -> a.level() == 0)).hasSize(273);
    assertThat(log.full.keySet().stream().filter(a -> a.level() == 1)).hasSize(1);
    assertThat(log.edge.get(2)).extracting(tile -> tile.hashes().size()).isEqualTo(1);
    var nodes = log.nodes();
    for (var index = 0L; index < leaves.size(); index++) {
      var proof = ProofPlan.inclusion(index, 70_000).proof(nodes);
      MerkleProofs.verifyInclusion(index, 70_000, leaves.get((int) index), proof, log.head.root());
    }
  }

  @Test
  void anEdgeThatDoesNotBelongToTheHeadIsRefused() {
    // Given
    var grown = TrailGrowth.of(TrailHead.empty(), List.of(), leaves(3));
    var shortened = List.of(new Stretch(0, 0, grown.edge().getFirst().hashes().subList(0, 2)));

    // When
    // Then
    assertThatThrownBy(() -> TrailGrowth.of(grown.head(), shortened, leaves(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the growing tile of level 0 ends at 2, a log of size 3 needs 3");
  }

  @Test
  void aStoredRootThatItsPeaksDoNotLeadToIsRefused() {
    // Given
    var head = TrailGrowth.of(TrailHead.empty(), List.of(), leaves(3)).head();

    // When
    // Then
    assertThatThrownBy(
            () -> TrailHead.stored(3, TrailHead.packed(head.peaks()), Hash.EMPTY_ROOT.bytes()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the stored root of size 3 is not the one its peaks lead to");
  }

  private static List<Hash> leaves(int size) {
    var leaves = new ArrayList<Hash>(size);
    for (var i = 0; i < size; i++) {
      leaves.add(Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
    }
    return leaves;
  }

  /// RFC 6962 section 2.1, word for word.
  private static Hash naiveRoot(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY_ROOT;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    var split = Integer.highestOneBit(leaves.size() - 1);
    return Hash.node(
        naiveRoot(leaves.subList(0, split)), naiveRoot(leaves.subList(split, leaves.size())));
  }

  /// What the database would hold.
  private static final class Log {
    TrailHead head = TrailHead.empty();
    final HashMap<TileAddress, Tile> full = new HashMap<>();
    final HashMap<Integer, Stretch> edge = new HashMap<>();

    Log growInBatches(List<Hash> leaves, Random random) {
      for (var from = 0; from < leaves.size(); ) {
        var to = Math.min(leaves.size(), from + 1 + random.nextInt(700));
        var growth = TrailGrowth.of(head, List.copyOf(edge.values()), leaves.subList(from, to));
        head = growth.head();
        for (var tile : growth.completed()) {
          var address = new TileAddress(tile.level(), tile.n(), 256);
          assertThat(full.put(address, new Tile(address, tile.hashes()))).isNull();
        }
        growth.edge().forEach(tile -> edge.put(tile.level(), tile));
        from = to;
      }
      return this;
    }

    NodeReader nodes() {
      // Nodes inside a tile are computed each time; remembering them keeps 70,000 proofs cheap.
      var computed = new HashMap<NodeId, Hash>();
      var tiles = new TileNodes(head.size(), this::tile);
      return node -> computed.computeIfAbsent(node, tiles::read);
    }

    private Tile tile(TileAddress address) {
      var tile = full.get(new TileAddress(address.level(), address.index(), 256));
      var hashes =
          tile == null ? Objects.requireNonNull(edge.get(address.level())).hashes() : tile.hashes();
      return new Tile(address, hashes.subList(0, address.width()));
    }
  }
}
