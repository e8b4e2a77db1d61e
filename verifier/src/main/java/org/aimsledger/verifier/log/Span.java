package org.aimsledger.verifier.log;

import java.util.ArrayList;
import java.util.List;

/// The leaves from `begin` up to, not including, `end`, as one subtree in the sense of RFC 6962
/// section 2.1. Only spans that the recursion of the RFC produces are made.
record Span(long begin, long end) {

  long length() {
    return end - begin;
  }

  /// Where the tree splits: the largest power of two smaller than the length.
  long split() {
    return begin + Long.highestOneBit(length() - 1);
  }

  /// The complete subtrees this span is made of, from left to right, each smaller than the one
  /// before it.
  List<NodeId> nodes() {
    var nodes = new ArrayList<NodeId>();
    for (long from = begin; from < end; ) {
      int level = Long.numberOfTrailingZeros(Long.highestOneBit(end - from));
      nodes.add(new NodeId(level, from >>> level));
      from += 1L << level;
    }
    return List.copyOf(nodes);
  }

  Hash hash(NodeReader reader) {
    return fold(nodes().stream().map(reader::read).toList());
  }

  /// The root over complete subtrees that shrink from left to right.
  static Hash fold(List<Hash> subtrees) {
    if (subtrees.isEmpty()) {
      return Hash.EMPTY_ROOT;
    }
    Hash root = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = Hash.node(subtrees.get(i), root);
    }
    return root;
  }
}
