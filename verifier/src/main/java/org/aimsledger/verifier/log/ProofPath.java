package org.aimsledger.verifier.log;

/// The way from a node up to the root, next to the way from the last node of the tree.
final class ProofPath {

  private long node;
  private long last;
  private int level;

  ProofPath(long node, long last) {
    this.node = node;
    this.last = last;
  }

  /// Goes up to the next node that has two children.
  ///
  /// @return whether it came from the right child, so that the sibling is on the left
  boolean climbsFromTheRight() {
    if (last == 0) {
      throw new RejectedException("the proof has more hashes than the tree has levels");
    }
    boolean fromTheRight = isRightChild() || node == last;
    // The last node of a level, if it has no sibling, rises unhashed until it is a right child.
    while (fromTheRight && !isRightChild() && node != 0) {
      shift();
    }
    shift();
    return fromTheRight;
  }

  /// Where it is now: the node whose hash was computed last.
  NodeId position() {
    return new NodeId(level, node);
  }

  void skipRightChildren() {
    while (isRightChild()) {
      shift();
    }
  }

  void requireRootReached() {
    if (last != 0) {
      throw new RejectedException("the proof ends below the root: hashes are missing");
    }
  }

  private boolean isRightChild() {
    return (node & 1) == 1;
  }

  private void shift() {
    node >>>= 1;
    last >>>= 1;
    level++;
  }
}
