package org.aimsledger.verifier.log;

/// Where the hashes of complete nodes come from: a map, a table, or tiles ({@link TileNodes}).
@FunctionalInterface
public interface NodeReader {

  /// The hash of a node that {@link ProofPlan#nodes} has named.
  Hash read(NodeId node);
}
