package org.aimsledger.verifier.log;

import java.util.List;

/// Checks proofs by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2, and makes them.
///
/// Strict: an index outside the tree, a proof that is too long or too short, and a consistency
/// proof from the empty tree (which proves nothing) are rejected.
public final class MerkleProofs {

  private MerkleProofs() {}

  /// Checks that the leaf with this hash is at `index` in the tree of `size` leaves with this root.
  ///
  /// @throws RejectedException if the proof doesn't show it
  public static void verifyInclusion(
      long index, long size, Hash leafHash, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      throw new RejectedException("index " + index + " is outside a tree of " + size + " leaves");
    }
    var path = new ProofPath(index, size - 1);
    Hash hash = leafHash;
    for (Hash sibling : proof) {
      hash = path.climbsFromTheRight() ? Hash.node(sibling, hash) : Hash.node(hash, sibling);
    }
    path.requireRootReached();
    if (!hash.equals(root)) {
      throw new RejectedException(
          "the inclusion proof leads to root %s, not to %s".formatted(hash, root));
    }
  }

  /// Checks that the tree of `oldSize` leaves with `oldRoot` is the beginning of the tree of
  /// `newSize` leaves with `newRoot`: nothing was changed, removed or inserted, only appended.
  ///
  /// @throws RejectedException if the proof doesn't show it, also if `oldSize` is 0
  public static void verifyConsistency(
      long oldSize, long newSize, Hash oldRoot, Hash newRoot, List<Hash> proof) {
    if (oldSize < 1 || newSize < oldSize) {
      throw new RejectedException(
          "no consistency proof can lead from size " + oldSize + " to size " + newSize);
    }
    if (oldSize == newSize) {
      verifySame(oldRoot, newRoot, proof);
      return;
    }
    if (proof.isEmpty()) {
      throw new RejectedException("the consistency proof is empty");
    }
    // A complete old tree is itself the first node of the path, so the proof leaves it out.
    boolean oldTreeIsComplete = Long.bitCount(oldSize) == 1;
    Hash seed = oldTreeIsComplete ? oldRoot : proof.getFirst();
    var path = new ProofPath(oldSize - 1, newSize - 1);
    path.skipRightChildren();
    Hash oldHash = seed;
    Hash newHash = seed;
    for (Hash sibling : proof.subList(oldTreeIsComplete ? 0 : 1, proof.size())) {
      if (path.climbsFromTheRight()) {
        oldHash = Hash.node(sibling, oldHash);
        newHash = Hash.node(sibling, newHash);
      } else {
        newHash = Hash.node(newHash, sibling);
      }
    }
    path.requireRootReached();
    requireRoot("old", oldHash, oldRoot);
    requireRoot("new", newHash, newRoot);
  }

  private static void verifySame(Hash oldRoot, Hash newRoot, List<Hash> proof) {
    if (!proof.isEmpty()) {
      throw new RejectedException("between equal sizes the consistency proof has to be empty");
    }
    if (!oldRoot.equals(newRoot)) {
      throw new RejectedException(
          "two roots for the same size: %s and %s".formatted(oldRoot, newRoot));
    }
  }

  private static void requireRoot(String which, Hash computed, Hash root) {
    if (!computed.equals(root)) {
      throw new RejectedException(
          "the consistency proof leads to %s root %s, not to %s".formatted(which, computed, root));
    }
  }

  /// The proof that {@link #verifyInclusion} accepts.
  public static List<Hash> inclusionProof(long index, long size, NodeReader reader) {
    return ProofPlan.inclusion(index, size).proof(reader);
  }

  /// The proof that {@link #verifyConsistency} accepts.
  public static List<Hash> consistencyProof(long oldSize, long newSize, NodeReader reader) {
    return ProofPlan.consistency(oldSize, newSize).proof(reader);
  }

  /// The root of the tree of the first `size` leaves.
  public static Hash root(long size, NodeReader reader) {
    return size == 0 ? Hash.EMPTY_ROOT : ProofPlan.root(size).proof(reader).getFirst();
  }
}
