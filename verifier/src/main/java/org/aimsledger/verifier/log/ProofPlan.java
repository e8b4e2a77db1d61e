package org.aimsledger.verifier.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What has to be read to build a proof, and how the proof is made of it. Reading comes in between,
/// so a caller may fetch all nodes at once and without blocking:
///
/// ```
/// var plan = ProofPlan.inclusion(index, size);
/// Map<NodeId, Hash> found = …load(plan.nodes());
/// List<Hash> proof = plan.proof(found::get);
/// ```
///
/// With tiles instead of nodes: {@link #tiles} and {@link TileNodes}.
///
/// Proofs are those of RFC 6962 sections 2.1.1 and 2.1.2, computed by descending from the root.
public final class ProofPlan {

  private final long size;

  /// The subtrees whose roots are the proof, from the lowest to the highest.
  private final List<Span> spans;

  private ProofPlan(long size, List<Span> fromRootDown) {
    this.size = size;
    this.spans = List.copyOf(fromRootDown.reversed());
  }

  /// The proof that the leaf at `index` is in the tree of the first `size` leaves.
  public static ProofPlan inclusion(long index, long size) {
    return subtreeInclusion(index, 0, size);
  }

  /// The proof that the tree of the first `oldSize` leaves is the beginning of the tree of the
  /// first `newSize` leaves. It is empty if the sizes are equal. There is none from the empty tree,
  /// which would prove nothing.
  public static ProofPlan consistency(long oldSize, long newSize) {
    if (oldSize < 1 || oldSize > newSize) {
      throw new IllegalArgumentException(
          "no consistency proof from size " + oldSize + " to size " + newSize);
    }
    return subtreeConsistency(0, oldSize, newSize);
  }

  /// The root of the tree of the first `size` leaves: a "proof" of one hash, or of none if the tree
  /// is empty.
  static ProofPlan root(long size) {
    return new ProofPlan(size, size == 0 ? List.of() : List.of(new Span(0, size)));
  }

  static ProofPlan subtreeInclusion(long index, long start, long end) {
    if (start < 0 || index < start || index >= end) {
      throw new IllegalArgumentException(
          "leaf " + index + " isn't between " + start + " and " + end);
    }
    var spans = new ArrayList<Span>();
    var tree = new Span(start, end);
    while (tree.length() > 1) {
      var left = new Span(tree.begin(), tree.split());
      var right = new Span(tree.split(), tree.end());
      boolean goLeft = index < right.begin();
      spans.add(goLeft ? right : left);
      tree = goLeft ? left : right;
    }
    return new ProofPlan(end, spans);
  }

  static ProofPlan subtreeConsistency(long start, long end, long size) {
    var spans = new ArrayList<Span>();
    if (start == end) {
      return new ProofPlan(size, spans);
    }
    var tree = new Span(0, size);
    long from = start;
    boolean verifierKnowsIt = true;
    while (from != tree.begin() || end != tree.end()) {
      var left = new Span(tree.begin(), tree.split());
      var right = new Span(tree.split(), tree.end());
      if (end <= right.begin()) {
        spans.add(right);
        tree = left;
      } else {
        spans.add(left);
        tree = right;
        if (from < right.begin()) {
          from = right.begin();
          verifierKnowsIt = false;
        }
      }
    }
    if (!verifierKnowsIt) {
      spans.add(tree);
    }
    return new ProofPlan(size, spans);
  }

  /// The complete nodes the proof is made of: at most two per level of the tree.
  public Set<NodeId> nodes() {
    var nodes = new LinkedHashSet<NodeId>();
    spans.forEach(span -> nodes.addAll(span.nodes()));
    return nodes;
  }

  /// The tiles that contain those nodes, as a log of this size publishes them.
  public Set<TileAddress> tiles() {
    var tiles = new LinkedHashSet<TileAddress>();
    nodes().forEach(node -> tiles.add(TileAddress.containing(node, size)));
    return tiles;
  }

  /// The proof, lowest hash first. The reader is asked for each of {@link #nodes}.
  public List<Hash> proof(NodeReader reader) {
    return spans.stream().map(span -> span.hash(reader)).toList();
  }
}
