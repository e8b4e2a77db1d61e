package org.aimsledger.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a tile (c2sp.org/tlog-tiles): up to 256 hashes side by side, or the bundle of the
/// entries below them.
///
/// Tile (level, index) holds the hashes of the nodes at tree level `8 * level` from `256 * index`
/// on. A tile of 256 hashes never changes; a partial one, at the right edge, is replaced by a wider
/// one as the log grows.
///
/// @param level 0 to 7, or {@link #ENTRIES} for an entry bundle
/// @param index the place of the tile in its level
/// @param width number of hashes or entries, 1 to 256
public record TileAddress(int level, long index, int width) {

  /// In place of the level: the address of an entry bundle.
  public static final int ENTRIES = -1;

  /// Hashes in a full tile.
  public static final int FULL_WIDTH = 256;

  static final int LEVELS_PER_TILE = 8;

  /// Level 7 is the highest that a tree with a size below 2^63 has.
  private static final int HIGHEST_LEVEL = 7;

  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TileAddress {
    if (level < ENTRIES
        || level > HIGHEST_LEVEL
        || index < 0
        || index > Long.MAX_VALUE / FULL_WIDTH
        || width < 1
        || width > FULL_WIDTH) {
      throw new IllegalArgumentException(
          "no such tile: level %d, index %d, width %d".formatted(level, index, width));
    }
  }

  /// The tile in which a log of `size` leaves publishes what the hash of this node is made of.
  public static TileAddress containing(NodeId node, long size) {
    int level = node.level() / LEVELS_PER_TILE;
    long first = node.index() << (node.level() % LEVELS_PER_TILE);
    return at(level, first / FULL_WIDTH, size);
  }

  /// The bundle in which a log of `size` entries publishes the entry at this place.
  public static TileAddress ofEntry(long entry, long size) {
    return at(ENTRIES, entry / FULL_WIDTH, size);
  }

  private static TileAddress at(int level, long index, long size) {
    long width = Math.min(FULL_WIDTH, hashesAt(level, size) - index * FULL_WIDTH);
    return new TileAddress(level, index, (int) width);
  }

  /// The tiles (not the bundles) a log has to write when it grows: full ones that were completed
  /// and the partial ones at the new right edge, level by level.
  public static List<TileAddress> written(long oldSize, long newSize) {
    if (oldSize < 0 || newSize < oldSize) {
      throw new IllegalArgumentException("a log grows from " + oldSize + " not to " + newSize);
    }
    var tiles = new ArrayList<TileAddress>();
    for (int level = 0; level <= HIGHEST_LEVEL && hashesAt(level, newSize) > 0; level++) {
      tiles.addAll(writtenAt(level, oldSize, newSize));
    }
    return List.copyOf(tiles);
  }

  /// The entry bundles a log has to write when it grows.
  public static List<TileAddress> writtenBundles(long oldSize, long newSize) {
    return List.copyOf(writtenAt(ENTRIES, oldSize, newSize));
  }

  private static List<TileAddress> writtenAt(int level, long oldSize, long newSize) {
    var tiles = new ArrayList<TileAddress>();
    long before = hashesAt(level, oldSize);
    long after = hashesAt(level, newSize);
    for (long i = before / FULL_WIDTH; before < after && i * FULL_WIDTH < after; i++) {
      tiles.add(at(level, i, newSize));
    }
    return tiles;
  }

  private static long hashesAt(int level, long size) {
    return size >>> (LEVELS_PER_TILE * Math.max(level, 0));
  }

  /// The address with this path.
  ///
  /// @throws MalformedException unless the path is one that {@link #path} gives
  public static TileAddress parse(String path) {
    Matcher match = PATH.matcher(path);
    if (!match.matches()) {
      throw new MalformedException("not a tile path: " + Printable.quoted(path));
    }
    int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
    long index = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
    int width = match.group(3) == null ? FULL_WIDTH : Integer.parseInt(match.group(3));
    boolean partial = match.group(3) != null;
    if (partial && width >= FULL_WIDTH) {
      throw new MalformedException("a partial tile is narrower: " + Printable.quoted(path));
    }
    var address = new TileAddress(level, index, width);
    if (!address.path().equals(path)) {
      throw new MalformedException("not the canonical tile path: " + Printable.quoted(path));
    }
    return address;
  }

  /// For example `tile/0/x001/x234/067`, `tile/1/000.p/17` or `tile/entries/000.p/5`.
  public String path() {
    var groups = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    String name = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + name + "/" + groups + (isPartial() ? ".p/" + width : "");
  }

  private static String threeDigits(long number) {
    return String.format(Locale.ROOT, "%03d", number);
  }

  public boolean isPartial() {
    return width < FULL_WIDTH;
  }

  /// The first leaf below this tile.
  public long firstLeaf() {
    return (index * FULL_WIDTH) << (LEVELS_PER_TILE * Math.max(level, 0));
  }
}
