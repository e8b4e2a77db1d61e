package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The content of a tile: hashes one after the other, 32 bytes each.
public record Tile(TileAddress address, List<Hash> hashes) {

  public Tile {
    if (address.level() == TileAddress.ENTRIES || hashes.size() != address.width()) {
      throw new MalformedException(
          "%s doesn't hold %d hashes".formatted(address.path(), hashes.size()));
    }
    hashes = List.copyOf(hashes);
  }

  /// Reads the content of the tile at this address.
  ///
  /// @throws MalformedException if there are fewer or more bytes than the address says
  public static Tile decode(TileAddress address, byte[] bytes) {
    if (bytes.length != Hash.LENGTH * address.width()) {
      throw new MalformedException(
          "%s has %d bytes instead of %d"
              .formatted(address.path(), bytes.length, Hash.LENGTH * address.width()));
    }
    var buffer = ByteBuffer.wrap(bytes);
    var hashes = new ArrayList<Hash>();
    while (buffer.hasRemaining()) {
      hashes.add(Hash.read(buffer));
    }
    return new Tile(address, hashes);
  }

  public byte[] encode() {
    var buffer = ByteBuffer.allocate(Hash.LENGTH * hashes.size());
    hashes.forEach(hash -> hash.write(buffer));
    return buffer.array();
  }

  /// The hash of a node in this tile: one of its hashes, or computed from them.
  ///
  /// @throws IllegalArgumentException if the tile doesn't hold all that is needed
  public Hash node(NodeId node) {
    int height = node.level() - address.level() * TileAddress.LEVELS_PER_TILE;
    if (height < 0 || height >= TileAddress.LEVELS_PER_TILE) {
      throw new IllegalArgumentException(node + " isn't in " + address.path());
    }
    long from = (node.index() << height) - address.index() * TileAddress.FULL_WIDTH;
    long to = from + (1L << height);
    if (from < 0 || to > hashes.size()) {
      throw new IllegalArgumentException(node + " isn't in " + address.path());
    }
    List<Hash> row = hashes.subList((int) from, (int) to);
    while (row.size() > 1) {
      var above = new ArrayList<Hash>();
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Hash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
