package org.aimsledger.verifier.log;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: the roots of its complete subtrees, from left to right. It is
/// all a log has to keep to append and to know its root: at most 63 hashes.
///
/// Not thread-safe. Nothing is stored: {@link #append} tells what became complete.
public final class CompactRange {

  private final List<Hash> hashes;
  private long size;

  private CompactRange(long size, List<Hash> hashes) {
    this.size = size;
    this.hashes = new ArrayList<>(hashes);
  }

  public static CompactRange empty() {
    return new CompactRange(0, List.of());
  }

  /// Continues where a log of `size` leaves had stopped.
  ///
  /// @param hashes what {@link #hashes} gave then
  /// @throws IllegalArgumentException if there aren't as many as a tree of this size has
  public static CompactRange of(long size, List<Hash> hashes) {
    if (size < 0 || Long.bitCount(size) != hashes.size()) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves isn't made of " + hashes.size() + " complete subtrees");
    }
    return new CompactRange(size, hashes);
  }

  /// The places of {@link #hashes} in a tree of this size.
  public static List<NodeId> nodes(long size) {
    return new Span(0, size).nodes();
  }

  /// Appends a leaf.
  ///
  /// @return the nodes that are complete now and weren't before: the leaf, then upwards
  public List<Node> append(Hash leafHash) {
    var completed = new ArrayList<Node>();
    long index = size;
    Hash hash = leafHash;
    int level = 0;
    completed.add(new Node(new NodeId(level, index), hash));
    while ((index & 1) == 1) {
      hash = Hash.node(hashes.removeLast(), hash);
      index >>>= 1;
      level++;
      completed.add(new Node(new NodeId(level, index), hash));
    }
    hashes.add(hash);
    size++;
    return List.copyOf(completed);
  }

  public long size() {
    return size;
  }

  public Hash root() {
    return Span.fold(hashes);
  }

  /// The roots of the complete subtrees, largest and leftmost first.
  public List<Hash> hashes() {
    return List.copyOf(hashes);
  }

  /// A node and its hash.
  public record Node(NodeId id, Hash hash) {}
}
