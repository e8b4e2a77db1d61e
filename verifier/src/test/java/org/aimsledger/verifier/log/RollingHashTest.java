package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aimsledger.verifier.Vectors;
import org.aimsledger.verifier.Vectors.Value;
import org.junit.jupiter.api.Test;

/// One hash over the text of all results for all trees of up to 130 leaves: the widest net.
class RollingHashTest {

  private static final int LEAVES = 130;

  private final GrownTree tree = GrownTree.ofBytes(LEAVES);
  private final StringBuilder text = new StringBuilder();

  @Test
  void allRootsAreAsPublished() {
    // Given
    String want = plain("roots");

    // When
    for (int n = 0; n <= LEAVES; n++) {
      line(String.valueOf(n), List.of(MerkleProofs.root(n, tree::read)));
    }

    // Then
    assertThat(digest()).isEqualTo(want);
  }

  @Test
  void allInclusionProofsAreAsPublished() {
    // Given
    String want = plain("inclusion");

    // When
    for (int n = 0; n <= LEAVES; n++) {
      for (int m = 0; m < n; m++) {
        line(m + " " + n, MerkleProofs.inclusionProof(m, n, tree::read));
      }
    }

    // Then
    assertThat(digest()).isEqualTo(want);
  }

  @Test
  void allConsistencyProofsAreAsPublished() {
    // Given
    String want = plain("consistency");

    // When
    for (int n = 0; n <= LEAVES; n++) {
      for (int m = 1; m <= n; m++) {
        line(m + " " + n, MerkleProofs.consistencyProof(m, n, tree::read));
      }
    }

    // Then
    assertThat(digest()).isEqualTo(want);
  }

  @Test
  void allSubtreeHashesAreAsPublished() {
    // Given
    String want = subtree("subtree_hash");

    // When
    for (int end = 0; end <= LEAVES; end++) {
      for (int start = 0; start <= end; start++) {
        if (isSubtree(start, end)) {
          line(range(start, end), List.of(new Span(start, end).hash(tree::read)));
        }
      }
    }

    // Then
    assertThat(digest()).isEqualTo(want);
  }

  @Test
  void allSubtreeInclusionProofsAreAsPublished() {
    // Given
    String want = subtree("subtree_inclusion");

    // When
    for (int end = 0; end <= LEAVES; end++) {
      for (int start = 0; start <= end; start++) {
        for (int i = start; i < end && isSubtree(start, end); i++) {
          var proof = ProofPlan.subtreeInclusion(i, start, end).proof(tree::read);
          line(i + " " + range(start, end), proof);
        }
      }
    }

    // Then
    assertThat(digest()).isEqualTo(want);
  }

  @Test
  void allSubtreeConsistencyProofsAreAsPublished() {
    // Given
    String want = subtree("subtree_consistency");

    // When
    for (int n = 0; n <= LEAVES; n++) {
      for (int end = 0; end <= n; end++) {
        for (int start = 0; start <= end; start++) {
          if (isSubtree(start, end)) {
            var proof = ProofPlan.subtreeConsistency(start, end, n).proof(tree::read);
            line(range(start, end) + " " + n, proof);
          }
        }
      }
    }

    // Then
    assertThat(digest()).isEqualTo(want);
  }

  private static String plain(String which) {
    return published("rolling_sha256_plain_trees").get(which).text("want");
  }

  private static String subtree(String which) {
    return published("rolling_sha256").get(which).text("want");
  }

  private static Value published(String which) {
    return Vectors.constants("transparency_dev_merkle", which);
  }

  private static boolean isSubtree(int start, int end) {
    int width = 1;
    while (width < end - start) {
      width *= 2;
    }
    return start == end || start % width == 0;
  }

  private static String range(int start, int end) {
    return "[" + start + ", " + end + ")";
  }

  private void line(String head, List<Hash> hashes) {
    text.append(head);
    hashes.forEach(hash -> text.append(' ').append(hash.hex()));
    text.append('\n');
  }

  private String digest() {
    return Hash.sha256(text.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }
}
