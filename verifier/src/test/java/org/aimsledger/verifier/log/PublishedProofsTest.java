package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aimsledger.verifier.Vectors;
import org.aimsledger.verifier.Vectors.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The proof files and constants of transparency-dev/merkle, sigstore-java and golang/mod.
class PublishedProofsTest {

  @TestFactory
  Stream<DynamicTest> inclusionProofFilesAreJudgedAsPublished() {
    var files = Vectors.files("transparency-dev-merkle/inclusion", _ -> true);
    assertThat(files).hasSize(98);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Vectors.folder().relativize(file).toString(),
                    () -> assertJudged(Vectors.read(file), this::includes)));
  }

  @TestFactory
  Stream<DynamicTest> consistencyProofFilesAreJudgedAsPublished() {
    var files = Vectors.files("transparency-dev-merkle/consistency", _ -> true);
    assertThat(files).hasSize(98);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Vectors.folder().relativize(file).toString(),
                    () -> assertJudged(Vectors.read(file), this::isConsistent)));
  }

  private void includes(Value c) {
    MerkleProofs.verifyInclusion(
        c.number("leafIdx"),
        c.number("treeSize"),
        Hash.ofBase64(c.text("leafHash")),
        c.texts("proof").stream().map(Hash::ofBase64).toList(),
        Hash.ofBase64(c.text("root")));
  }

  private void isConsistent(Value c) {
    MerkleProofs.verifyConsistency(
        c.number("size1"),
        c.number("size2"),
        padded(c.text("root1")),
        padded(c.text("root2")),
        c.texts("proof").stream().map(PublishedProofsTest::padded).toList());
  }

  private static void assertJudged(Value published, Consumer<Value> check) {
    // When
    boolean rejected = false;
    try {
      check.accept(published);
    } catch (LogException e) {
      rejected = true;
    }

    // Then
    assertThat(rejected).as(published.text("desc")).isEqualTo(published.bool("wantErr"));
  }

  /// A valid consistency file has roots that aren't 32 bytes long. A {@link Hash} always is;
  /// filling them up keeps different ones different, so that the verdict rests on the proof rules
  /// alone.
  private static Hash padded(String base64) {
    return Hash.of(Arrays.copyOf(Base64.getDecoder().decode(base64), Hash.LENGTH));
  }

  @Test
  void theReferenceTreeHasThePublishedRootsNodesAndEdges() {
    // Given
    var published = Vectors.constants("transparency_dev_merkle");
    var leaves = published.texts("leaves_hex").stream().map(PublishedProofsTest::hex).toList();

    // When
    var tree = GrownTree.of(leaves);

    // Then
    assertThat(tree.roots).extracting(Hash::hex).isEqualTo(published.texts("roots_by_size"));
    var levels = published.items("node_hashes_by_level");
    for (int level = 0; level < levels.size(); level++) {
      var row = levels.get(level).texts();
      for (int i = 0; i < row.size(); i++) {
        assertThat(tree.read(new NodeId(level, i)).hex()).isEqualTo(row.get(i));
      }
    }
    for (var edge : published.items("compact_range_by_size")) {
      var nodes = CompactRange.nodes(edge.number("size"));
      assertThat(nodes)
          .isEqualTo(
              edge.items("nodes").stream()
                  .map(n -> new NodeId((int) n.number("level"), n.number("index")))
                  .toList());
      assertThat(nodes)
          .extracting(id -> tree.read(id).hex())
          .isEqualTo(edge.items("nodes").stream().map(n -> n.text("hash")).toList());
    }
  }

  @Test
  void theReferenceTreeHasThePublishedProofs() {
    // Given
    var published = Vectors.constants("transparency_dev_merkle");
    var tree =
        GrownTree.of(published.texts("leaves_hex").stream().map(PublishedProofsTest::hex).toList());

    // When, Then
    for (var c : published.items("inclusion_proofs_of_leaves")) {
      assertThat(MerkleProofs.inclusionProof(c.number("leafIdx"), c.number("treeSize"), tree::read))
          .extracting(Hash::hex)
          .isEqualTo(c.texts("proof"));
    }
    for (var c : published.items("consistency_proofs_of_leaves")) {
      assertThat(MerkleProofs.consistencyProof(c.number("size1"), c.number("size2"), tree::read))
          .extracting(Hash::hex)
          .isEqualTo(c.texts("proof"));
    }
  }

  @Test
  void hashesAreThePublishedOnes() {
    // Given
    var sigstore = Vectors.constants("sigstore_java", "node");
    var golang = Vectors.constants("golang_tlog", "leaf_hash_base64");

    // When
    var node = Hash.node(Hash.ofHex(sigstore.text("left")), Hash.ofHex(sigstore.text("right")));
    var leaf = Hash.leaf("hello world".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(node.hex()).isEqualTo(sigstore.text("want"));
    assertThat(leaf.base64()).isEqualTo(golang.text("hello world"));
    for (var c : Vectors.constants("transparency_dev_merkle", "rfc6962_hasher").items()) {
      if (c.has("leaf_utf8")) {
        byte[] data = c.text("leaf_utf8").getBytes(StandardCharsets.UTF_8);
        assertThat(Hash.leaf(data).hex()).isEqualTo(c.text("want"));
      }
    }
  }

  @Test
  void aProofInALargeTreeHoldsAndItsNegativesDoNot() {
    // Given
    var c = Vectors.constants("sigstore_java", "inclusion");
    var proof = c.texts("proof").stream().map(Hash::ofHex).toList();
    Hash leaf = Hash.ofHex(c.text("leafHash"));
    Hash root = Hash.ofHex(c.text("root"));
    Hash wrongRoot = Hash.ofHex(c.text("root").replaceFirst("5d$", "5e"));

    // When, Then
    MerkleProofs.verifyInclusion(c.number("leafIdx"), c.number("treeSize"), leaf, proof, root);
    assertThat(rejects(c.number("leafIdx"), 1, leaf, proof, root)).isTrue();
    assertThat(rejects(c.number("leafIdx"), c.number("treeSize"), leaf, proof, wrongRoot)).isTrue();
  }

  private static boolean rejects(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
    try {
      MerkleProofs.verifyInclusion(index, size, leaf, proof, root);
      return false;
    } catch (RejectedException e) {
      return true;
    }
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
