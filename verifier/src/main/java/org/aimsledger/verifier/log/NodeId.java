package org.aimsledger.verifier.log;

/// The place of a node over a complete subtree: at `level` 0 the leaves, each node above covers two
/// below. Node (level, index) covers the leaves from `index << level` up to, not including, `(index
/// +
/// 1) << level`. Its hash never changes while the log grows.
public record NodeId(int level, long index) {

  public NodeId {
    if (level < 0 || level > 62 || index < 0 || index > Long.MAX_VALUE >>> level) {
      throw new IllegalArgumentException("no such node: level " + level + ", index " + index);
    }
  }
}
