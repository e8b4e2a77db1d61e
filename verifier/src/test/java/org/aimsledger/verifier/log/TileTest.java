package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1234067, 256, tile/0/x001/x234/067",
    "0, 0, 256, tile/0/000",
    "1, 0, 17, tile/1/000.p/17",
    "-1, 5, 256, tile/entries/005",
    "-1, 1000, 1, tile/entries/x001/000.p/1",
    "5, 123456078, 2, tile/5/x123/x456/078.p/2",
    "0, 3057500, 256, tile/0/x003/x057/500",
  })
  void aPathAndItsAddressAreOneAndTheSame(int level, long index, int width, String path) {
    // Given
    var address = new TileAddress(level, index, width);

    // When, Then
    assertThat(address.path()).isEqualTo(path);
    assertThat(TileAddress.parse(path)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0",
        "tile/0/1234",
        "tile/3/123/456/078",
        "tile/-1/123/456/078",
        "tile/8/000",
        "tile/00/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/300",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/../000",
        "tile/data/000",
        "tile/0/x999/x999/x999/x999/x999/999",
      })
  void otherPathsAreRefused(String path) {
    assertThatThrownBy(() -> TileAddress.parse(path))
        .isInstanceOfAny(MalformedException.class, IllegalArgumentException.class);
  }

  @Test
  void aLogOfSeventyThousandHasTheTilesOfTheSpecification() {
    // Given
    long size = 70_000;

    // When
    var tiles = TileAddress.written(0, size);

    // Then
    assertThat(tiles).filteredOn(t -> t.level() == 0).hasSize(274);
    assertThat(tiles).filteredOn(t -> t.level() == 0 && !t.isPartial()).hasSize(273);
    assertThat(tiles)
        .filteredOn(TileAddress::isPartial)
        .containsExactly(
            new TileAddress(0, 273, 112), new TileAddress(1, 1, 17), new TileAddress(2, 0, 1));
    assertThat(tiles).hasSize(274 + 2 + 1);
    assertThat(TileAddress.written(0, 256))
        .containsExactly(new TileAddress(0, 0, 256), new TileAddress(1, 0, 1));
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "1,1,0", "100,101,1", "255,257,3", "256,260,1", "260,1030,5", "511,512,2"})
  void growingWritesTheTilesThatChanged(long before, long after, int tiles) {
    assertThat(TileAddress.written(before, after)).hasSize(tiles);
  }

  @Test
  void proofsFromTilesAreThoseFromNodes() {
    // Given
    int size = 256 * 3 + 77;
    var tree = new GrownTree();
    for (int i = 0; i < size; i++) {
      tree.append(ByteBuffer.allocate(4).putInt(i).array());
    }
    Map<TileAddress, Tile> written = new HashMap<>();
    for (var address : TileAddress.written(0, size)) {
      written.put(address, new Tile(address, row(tree, address)));
    }
    var tiles = new TileNodes(size, address -> stored(written, address));

    for (int m = 0; m < size; m += 13) {
      // When
      var inclusion = MerkleProofs.inclusionProof(m, size, tiles);
      var consistency = MerkleProofs.consistencyProof(m + 1L, size, tiles);

      // Then
      assertThat(inclusion).isEqualTo(MerkleProofs.inclusionProof(m, size, tree::read));
      assertThat(consistency).isEqualTo(MerkleProofs.consistencyProof(m + 1L, size, tree::read));
    }
    assertThat(MerkleProofs.root(size, tiles)).isEqualTo(tree.roots.get(size));
  }

  @Test
  void aPlanNamesAllNodesAndTilesItsProofNeedsAndNoOther() {
    // Given
    int size = 256 + 100;
    var tree = GrownTree.ofBytes(size);

    for (int m = 1; m < size; m += 5) {
      for (var plan : List.of(ProofPlan.inclusion(m, size), ProofPlan.consistency(m, size))) {
        // When
        var nodes = new HashSet<NodeId>();
        var proof = plan.proof(id -> seen(nodes, id, tree.read(id)));
        var tiles = new HashSet<TileAddress>();
        var fromTiles =
            plan.proof(new TileNodes(size, at -> seen(tiles, at, new Tile(at, row(tree, at)))));

        // Then
        assertThat(plan.nodes()).isEqualTo(nodes).isNotEmpty();
        assertThat(plan.tiles()).isEqualTo(tiles).isNotEmpty();
        assertThat(fromTiles).isEqualTo(proof);
      }
    }
  }

  private static <K, V> V seen(Set<K> keys, K key, V value) {
    keys.add(key);
    return value;
  }

  @Test
  void placesOfEntriesAndTilesBelongTogether() {
    // Given
    var lastBundle = TileAddress.ofEntry(70_000 - 1, 70_000);
    var firstBundle = TileAddress.ofEntry(255, 70_000);

    // When, Then
    assertThat(lastBundle).isEqualTo(new TileAddress(TileAddress.ENTRIES, 273, 112));
    assertThat(firstBundle).isEqualTo(new TileAddress(TileAddress.ENTRIES, 0, 256));
    assertThat(lastBundle.firstLeaf()).isEqualTo(273 * 256);
    assertThat(new TileAddress(0, 3, 1).firstLeaf()).isEqualTo(768);
    assertThat(new TileAddress(2, 1, 1).firstLeaf()).isEqualTo(256L * 256 * 256);
    assertThatThrownBy(() -> TileAddress.ofEntry(70_144, 70_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TileAddress.written(5, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Tile stored(Map<TileAddress, Tile> written, TileAddress address) {
    var tile = written.get(address);
    if (tile == null) {
      throw new AssertionError(address.path() + " isn't written by a log of this size");
    }
    return tile;
  }

  private static List<Hash> row(GrownTree tree, TileAddress address) {
    return IntStream.range(0, address.width())
        .mapToObj(i -> tree.read(new NodeId(8 * address.level(), 256 * address.index() + i)))
        .toList();
  }

  @Test
  void aTileOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Tile.decode(new TileAddress(0, 0, 2), new byte[63]))
        .isInstanceOf(MalformedException.class)
        .hasMessage("tile/0/000.p/2 has 63 bytes instead of 64");
  }

  @Test
  void bundlesCarryEntriesOfEveryLength() {
    // Given
    var entries = List.of(new byte[0], new byte[] {1}, new byte[65_535]);

    // When
    byte[] bundle = EntryBundle.encode(entries);

    // Then
    assertThat(bundle).hasSize(6 + 1 + 65_535);
    assertThat(EntryBundle.decode(bundle, 3))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(entries);
    assertThatThrownBy(() -> EntryBundle.decode(bundle, 4))
        .hasMessage("the bundle has 3 entries instead of 4");
    assertThatThrownBy(() -> EntryBundle.decode(Arrays.copyOf(bundle, 40), 3))
        .hasMessage("the bundle ends inside entry 2");
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEdgeContinuesWhereItStopped() {
    // Given
    var tree = GrownTree.ofBytes(100);
    var stopped = CompactRange.empty();
    for (int i = 0; i < 37; i++) {
      var _ = stopped.append(tree.leaves.get(i));
    }

    // When
    var edge = CompactRange.of(stopped.size(), stopped.hashes());
    for (int i = 37; i < 100; i++) {
      var _ = edge.append(tree.leaves.get(i));
    }

    // Then
    assertThat(edge.root()).isEqualTo(tree.roots.get(100));
    assertThatThrownBy(() -> CompactRange.of(38, stopped.hashes().subList(0, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
