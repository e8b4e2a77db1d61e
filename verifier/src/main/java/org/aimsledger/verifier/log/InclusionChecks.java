package org.aimsledger.verifier.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks inclusion proofs of many leaves in one tree. Answers what {@link
/// MerkleProofs#verifyInclusion} answers, with less hashing: where a path reaches a node from which
/// an earlier proof has led to the root, its remaining hashes have to be those of that proof, and
/// comparing them is enough.
///
/// Not thread-safe. Remembers the nodes of the paths that held, and nothing of those that didn't.
public final class InclusionChecks {

  private final long size;
  private final Hash root;
  private final Map<NodeId, Known> known = new HashMap<>();

  /// @param size number of leaves
  public InclusionChecks(long size, Hash root) {
    this.size = size;
    this.root = root;
  }

  /// A node that leads to the root.
  ///
  /// @param above the rest of the proof
  private record Known(Hash hash, List<Hash> above) {}

  /// Checks that the leaf with this hash is at `index`.
  ///
  /// @throws RejectedException if the proof doesn't show it
  public void verify(long index, Hash leafHash, List<Hash> proof) {
    if (index < 0 || index >= size) {
      throw new RejectedException("index " + index + " is outside a tree of " + size + " leaves");
    }
    var path = new ProofPath(index, size - 1);
    var climbed = new HashMap<NodeId, Known>();
    var hash = leafHash;
    for (int i = 0; i < proof.size(); i++) {
      var here = new Known(hash, proof.subList(i, proof.size()));
      if (here.equals(known.get(path.position()))) {
        known.putAll(climbed);
        return;
      }
      climbed.put(path.position(), here);
      var sibling = proof.get(i);
      hash = path.climbsFromTheRight() ? Hash.node(sibling, hash) : Hash.node(hash, sibling);
    }
    path.requireRootReached();
    if (!hash.equals(root)) {
      throw new RejectedException(
          "the inclusion proof leads to root %s, not to %s".formatted(hash, root));
    }
    known.putAll(climbed);
  }
}
