package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.aimsledger.verifier.Vectors;
import org.junit.jupiter.api.Test;

/// The whole log that tessera publishes: its checkpoints verify, and writing it again from its 15
/// entries gives the same tiles and bundles byte for byte.
class PublishedLogTest {

  @Test
  void itsCheckpointsAreSignedAndHaveTheRootsOfItsEntries() {
    // Given
    var policy = Policy.of(VerifierKey.parse(log("vkey")));
    var tree = GrownTree.of(entries());

    for (int size = 0; size <= 15; size++) {
      // When
      byte[] file = Vectors.bytes("tessera-log/checkpoint." + size);
      var accepted = policy.accept(SignedNote.parse(file));

      // Then
      var expected = Checkpoint.of(log("origin"), size, tree.roots.get(size));
      assertThat(accepted.checkpoint()).isEqualTo(expected);
      assertThat(SignedNote.parse(file).text()).isEqualTo(expected.encode());
    }
  }

  @Test
  void itsTilesAndBundlesAreWrittenAgainByteForByte() {
    // Given
    var entries = entries();
    var tree = GrownTree.of(entries);

    for (int size = 1; size <= 15; size++) {
      // When
      var tiles = TileAddress.written(size - 1, size);
      var bundles = TileAddress.writtenBundles(size - 1, size);

      // Then
      var tile = new TileAddress(0, 0, size);
      assertThat(tiles).containsExactly(tile);
      assertThat(new Tile(tile, tree.leaves.subList(0, size)).encode())
          .isEqualTo(Vectors.bytes("tessera-log/" + tile.path()));
      var bundle = new TileAddress(TileAddress.ENTRIES, 0, size);
      assertThat(bundles).containsExactly(bundle);
      byte[] published = Vectors.bytes("tessera-log/" + bundle.path());
      assertThat(EntryBundle.encode(entries.subList(0, size))).isEqualTo(published);
      assertThat(EntryBundle.decode(published, size))
          .usingElementComparator(Arrays::compare)
          .isEqualTo(entries.subList(0, size));
    }
  }

  @Test
  void proofsAreMadeFromItsTilesAndHoldAgainstItsCheckpoints() {
    // Given
    var policy = Policy.of(VerifierKey.parse(log("vkey")));

    for (int size = 1; size <= 15; size++) {
      var note = SignedNote.parse(Vectors.bytes("tessera-log/checkpoint." + size));
      for (int index = 0; index < size; index++) {
        // When
        var plan = ProofPlan.inclusion(index, size);
        var hashes = plan.proof(new TileNodes(size, PublishedLogTest::published));
        var proof = TlogProof.parse(TlogProof.of(index, hashes, note).bytes());

        // Then
        Hash leaf = Hash.leaf(entries().get(index));
        var accepted = proof.verify(leaf, policy);
        assertThat(accepted.checkpoint().size()).isEqualTo(size);
        assertThat(plan.tiles()).isSubsetOf(new TileAddress(0, 0, size));
      }
    }
  }

  @Test
  void aCheckpointWithoutItsLastNewlineIsRefused() {
    // Given
    var files =
        Vectors.files("tessera-log", f -> f.getFileName().toString().startsWith("checkpoint"));
    assertThat(files).hasSize(17);

    for (var file : files) {
      // When
      String text = new String(Vectors.bytes(file), StandardCharsets.UTF_8);

      // Then
      assertThat(SignedNote.parse(text).encode()).isEqualTo(text);
      assertThatThrownBy(() -> SignedNote.parse(text.substring(0, text.length() - 1)))
          .isInstanceOf(MalformedException.class);
    }
  }

  private static Tile published(TileAddress address) {
    return Tile.decode(address, Vectors.bytes("tessera-log/" + address.path()));
  }

  private static String log(String name) {
    return Vectors.constants("tessera_log").text(name);
  }

  private static List<byte[]> entries() {
    return Vectors.constants("tessera_log").texts("entries_utf8").stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
