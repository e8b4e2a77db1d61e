package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleProofsTest {

  @Test
  void hashesFollowTheRulesOfTheRfc() {
    // Given
    byte[] data = "L123456".getBytes(StandardCharsets.UTF_8);

    // When
    Hash leaf = Hash.leaf(data);

    // Then
    assertThat(leaf.hex())
        .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    assertThat(Hash.EMPTY_ROOT.hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Hash.leaf(new byte[0]).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void aTreeHasTheRootTheDefinitionGives() {
    // Given
    var tree = GrownTree.ofBytes(70);

    // When
    var computed = new ArrayList<Hash>();
    for (int size = 0; size <= 70; size++) {
      computed.add(MerkleProofs.root(size, tree::read));
    }

    // Then
    assertThat(computed).isEqualTo(tree.roots);
    for (int size = 0; size <= 70; size++) {
      assertThat(computed.get(size)).isEqualTo(ReferenceTree.root(tree.leaves.subList(0, size)));
    }
  }

  @Test
  void proofsAreThoseOfTheDefinition() {
    // Given
    var tree = GrownTree.ofBytes(40);

    for (int size = 1; size <= 40; size++) {
      var leaves = tree.leaves.subList(0, size);
      for (int m = 0; m < size; m++) {
        // When
        var inclusion = MerkleProofs.inclusionProof(m, size, tree::read);
        var consistency = MerkleProofs.consistencyProof(m + 1L, size, tree::read);

        // Then
        assertThat(inclusion).isEqualTo(ReferenceTree.path(m, leaves));
        assertThat(consistency).isEqualTo(ReferenceTree.proof(m + 1, leaves));
      }
    }
  }

  /// Attack: a hash of an inclusion or consistency proof is changed | verifier | when it runs
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20261122, 8675309})
  void everyProofOfARandomTreeHoldsAndNoChangedOneDoes(long seed) {
    // Given
    var random = new Random(seed);
    var tree = randomTree(random, 1 + random.nextInt(200));
    int size = tree.size();

    for (int m = 0; m < size; m++) {
      // When
      var inclusion = MerkleProofs.inclusionProof(m, size, tree::read);
      var consistency = MerkleProofs.consistencyProof(m + 1L, size, tree::read);

      // Then
      int index = m;
      Hash leaf = tree.leaves.get(m);
      Hash root = tree.roots.get(size);
      Hash oldRoot = tree.roots.get(m + 1);
      MerkleProofs.verifyInclusion(index, size, leaf, inclusion, root);
      MerkleProofs.verifyConsistency(index + 1L, size, oldRoot, root, consistency);
      for (var wrong : mutations(inclusion, random)) {
        assertRejected(() -> MerkleProofs.verifyInclusion(index, size, leaf, wrong, root));
      }
      for (var wrong : mutations(consistency, random)) {
        assertRejected(
            () -> MerkleProofs.verifyConsistency(index + 1L, size, oldRoot, root, wrong));
      }
      assertRejected(
          () -> MerkleProofs.verifyInclusion(index, size, flipped(leaf, random), inclusion, root));
      assertRejected(
          () -> MerkleProofs.verifyInclusion(index, size, leaf, inclusion, flipped(root, random)));
      assertRejected(
          () ->
              MerkleProofs.verifyConsistency(
                  index + 1L, size, flipped(oldRoot, random), root, consistency));
    }
  }

  /// Attack: a proof is shown for another index | verifier | when it runs
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 42})
  void noLeafIsAcceptedAtAnotherPlace(long seed) {
    // Given
    var tree = randomTree(new Random(seed), 64);

    for (int size = 1; size <= 64; size++) {
      Hash root = tree.roots.get(size);
      for (int m = 0; m < size; m++) {
        var proof = MerkleProofs.inclusionProof(m, size, tree::read);
        Hash leaf = tree.leaves.get(m);
        for (int other = -1; other <= size; other++) {
          int claimed = other;
          int claimedSize = size;
          if (other != m) {
            // When, Then
            assertRejected(
                () -> MerkleProofs.verifyInclusion(claimed, claimedSize, leaf, proof, root));
          }
        }
      }
    }
  }

  @Test
  void anIndexOutsideTheTreeIsRejected() {
    // Given
    Hash only = Hash.leaf(new byte[0]);

    // When, Then
    assertThatThrownBy(() -> MerkleProofs.verifyInclusion(1, 1, only, List.of(), only))
        .isInstanceOf(RejectedException.class)
        .hasMessage("index 1 is outside a tree of 1 leaves");
  }

  @Test
  void aConsistencyProofFromTheEmptyTreeProvesNothing() {
    // Given
    Hash root = Hash.EMPTY_ROOT;

    // When, Then
    assertThatThrownBy(() -> MerkleProofs.verifyConsistency(0, 0, root, root, List.of()))
        .isInstanceOf(RejectedException.class)
        .hasMessage("no consistency proof can lead from size 0 to size 0");
    assertThatThrownBy(() -> ProofPlan.consistency(0, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GrownTree randomTree(Random random, int size) {
    var tree = new GrownTree();
    for (int i = 0; i < size; i++) {
      byte[] entry = new byte[random.nextInt(40)];
      random.nextBytes(entry);
      tree.append(entry);
    }
    return tree;
  }

  private static List<List<Hash>> mutations(List<Hash> proof, Random random) {
    var wrong = new ArrayList<List<Hash>>();
    for (int i = 0; i < proof.size(); i++) {
      var flipped = new ArrayList<>(proof);
      flipped.set(i, flipped(proof.get(i), random));
      wrong.add(flipped);
      var shortened = new ArrayList<>(proof);
      var _ = shortened.remove(i);
      wrong.add(shortened);
    }
    var longer = new ArrayList<>(proof);
    longer.add(Hash.leaf(new byte[] {1}));
    wrong.add(longer);
    var longerInFront = new ArrayList<>(proof);
    longerInFront.addFirst(Hash.leaf(new byte[] {2}));
    wrong.add(longerInFront);
    return wrong;
  }

  private static Hash flipped(Hash hash, Random random) {
    byte[] bytes = hash.bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Hash.of(bytes);
  }

  private static void assertRejected(Runnable check) {
    assertThatThrownBy(check::run).isInstanceOf(RejectedException.class);
  }
}
