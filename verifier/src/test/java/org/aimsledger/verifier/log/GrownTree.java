package org.aimsledger.verifier.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A log in memory, grown leaf by leaf with the code under test, that keeps all complete nodes.
final class GrownTree {

  final List<Hash> leaves = new ArrayList<>();
  final List<Hash> roots = new ArrayList<>();
  private final Map<NodeId, Hash> nodes = new HashMap<>();
  private final CompactRange edge = CompactRange.empty();

  GrownTree() {
    roots.add(edge.root());
  }

  static GrownTree of(List<byte[]> entries) {
    var tree = new GrownTree();
    entries.forEach(tree::append);
    return tree;
  }

  /// Leaf i is the byte i, as in the published rolling hashes.
  static GrownTree ofBytes(int size) {
    var tree = new GrownTree();
    for (int i = 0; i < size; i++) {
      tree.append(new byte[] {(byte) i});
    }
    return tree;
  }

  void append(byte[] entry) {
    Hash leaf = Hash.leaf(entry);
    leaves.add(leaf);
    edge.append(leaf).forEach(node -> nodes.put(node.id(), node.hash()));
    roots.add(edge.root());
  }

  Hash read(NodeId id) {
    var hash = nodes.get(id);
    if (hash == null) {
      throw new AssertionError(id + " isn't complete");
    }
    return hash;
  }

  int size() {
    return leaves.size();
  }
}
