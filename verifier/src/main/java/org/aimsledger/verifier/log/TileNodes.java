package org.aimsledger.verifier.log;

import java.util.function.Function;

/// Reads nodes out of the tiles of a log of `size` leaves. What {@link ProofPlan#tiles} names is
/// what it asks for.
public record TileNodes(long size, Function<TileAddress, Tile> tiles) implements NodeReader {

  @Override
  public Hash read(NodeId node) {
    return tiles.apply(TileAddress.containing(node, size)).node(node);
  }
}
