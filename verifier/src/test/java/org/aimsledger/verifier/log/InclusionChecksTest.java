package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionChecksTest {
  private static final Hash OTHER = Hash.sha256(new byte[] {42});

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 13, 64, 100, 129})
  void everyProofHoldsInWhateverOrderTheyCome(int size) {
    // Given
    var tree = GrownTree.ofBytes(size);
    var checks = new InclusionChecks(size, tree.roots.get(size));
    var order = new ArrayList<>(LongStream.range(0, size).boxed().toList());
    Collections.shuffle(order, new Random(size));

    // When, Then
    for (long index : order) {
      checks.verify(index, tree.leaves.get((int) index), proof(tree, index, size));
    }
  }

  /// Attack: a hash of one of many proofs is changed above nodes that are known | verifier | when
  /// it runs
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 8, 13, 64, 100})
  void aWrongHashIsFoundAlsoAboveNodesThatAreKnown(int size) {
    // Given: all proofs were seen, so every node is known
    var tree = GrownTree.ofBytes(size);
    var checks = new InclusionChecks(size, tree.roots.get(size));
    for (long index = 0; index < size; index++) {
      checks.verify(index, tree.leaves.get((int) index), proof(tree, index, size));
    }

    for (long index = 0; index < size; index++) {
      var at = index;
      var genuine = proof(tree, index, size);
      for (int i = 0; i < genuine.size(); i++) {
        var spoiled = new ArrayList<>(genuine);
        spoiled.set(i, OTHER);

        // When, Then
        assertThatThrownBy(() -> checks.verify(at, tree.leaves.get((int) at), spoiled))
            .isInstanceOf(RejectedException.class);
      }
      assertThatThrownBy(() -> checks.verify(at, OTHER, genuine))
          .isInstanceOf(RejectedException.class);
      assertThatThrownBy(
              () ->
                  checks.verify(
                      at, tree.leaves.get((int) at), genuine.subList(0, genuine.size() - 1)))
          .isInstanceOf(RejectedException.class);
      var longer = new ArrayList<>(genuine);
      longer.add(OTHER);
      assertThatThrownBy(() -> checks.verify(at, tree.leaves.get((int) at), longer))
          .isInstanceOf(RejectedException.class);
      assertThatThrownBy(() -> checks.verify(size + at, tree.leaves.get((int) at), genuine))
          .isInstanceOf(RejectedException.class);
    }
  }

  private static List<Hash> proof(GrownTree tree, long index, long size) {
    return MerkleProofs.inclusionProof(index, size, tree::read);
  }
}
