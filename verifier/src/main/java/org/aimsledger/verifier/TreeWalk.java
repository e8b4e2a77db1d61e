package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.aimsledger.verifier.log.TileNodes;
import org.jspecify.annotations.Nullable;

/// Goes over the tiles above the lowest level from left to right and says what each tile of the
/// lowest level has to lead to.
///
/// It comes down from the signed root, so that what it holds a tile against is proven already, and
/// a tile that doesn't fit is the wrong one. A tile that is wrong or missing is made again from the
/// level below; if that leads where it should, only the tile is wrong, and what lies below it is as
/// good as proven. One tile of each level is held.
final class TreeWalk {

  private static final int LEVELS = 8;
  private static final int BITS = 8;

  private final LogCopy copy;
  private final Checkpoint checkpoint;
  private final @Nullable TreeRow[] edge = new TreeRow[LEVELS];
  private final @Nullable TreeRow[] current = new TreeRow[LEVELS];

  TreeWalk(LogCopy copy, Checkpoint checkpoint) {
    this.copy = copy;
    this.checkpoint = checkpoint;
  }

  /// What is known about a tile of the lowest level before it is read.
  ///
  /// @param root what its hashes have to lead to; missing if that is lost, or if the tile is
  ///   partial
  /// @param row its hashes, if it is partial and so was read already
  /// @param above the tile that has the root
  record Expected(@Nullable Hash root, @Nullable TreeRow row, String above) {}

  /// Reads the partial tiles, which lie at the right edge and lead to the root.
  void start(Consumer<Problem> problems) {
    Map<TileAddress, List<Hash>> published = new HashMap<>();
    Map<TileAddress, String> missing = new HashMap<>();
    var addresses = edgeAddresses();
    for (var address : addresses) {
      var read = Read.of(copy, address);
      if (read.hashes() == null) {
        missing.put(address, read.reason());
      } else {
        published.put(address, read.hashes());
      }
    }
    if (missing.isEmpty() && leadsToTheRoot(published)) {
      addresses.forEach(address -> keep(address, published.get(address), true));
      return;
    }
    Map<TileAddress, List<Hash>> recomputed = new HashMap<>();
    for (var address : addresses) {
      var below = below(address);
      if (below != null) {
        recomputed.put(address, below);
      }
    }
    boolean proven = recomputed.size() == addresses.size() && leadsToTheRoot(recomputed);
    for (var address : addresses) {
      report(address, published.get(address), recomputed.get(address), missing, problems);
      var told = published.get(address);
      keep(address, proven || told == null ? recomputed.get(address) : told, proven);
    }
    if (!proven) {
      problems.accept(
          new Problem(
              LogCheck.TREE,
              "checkpoint",
              missing.isEmpty()
                  ? "the tiles lead to root %s, the checkpoint says %s"
                      .formatted(root(published), checkpoint.root())
                  : "its root %s can't be reached, tiles are missing"
                      .formatted(checkpoint.root())));
    }
  }

  private static void report(
      TileAddress address,
      @Nullable List<Hash> published,
      @Nullable List<Hash> recomputed,
      Map<TileAddress, String> missing,
      Consumer<Problem> problems) {
    if (published == null) {
      problems.accept(
          new Problem(LogCheck.TREE, address.path(), Objects.requireNonNull(missing.get(address))));
    } else if (recomputed != null && !published.equals(recomputed)) {
      problems.accept(
          new Problem(LogCheck.TREE, address.path(), TreeRow.told(published, recomputed)));
    }
  }

  private void keep(TileAddress address, @Nullable List<Hash> hashes, boolean proven) {
    edge[address.level()] = hashes == null ? null : new TreeRow(address, hashes, proven);
  }

  private List<TileAddress> edgeAddresses() {
    var addresses = new ArrayList<TileAddress>();
    for (int level = 0; level < LEVELS; level++) {
      long hashes = hashesAt(level);
      int width = (int) (hashes % TileAddress.FULL_WIDTH);
      if (width > 0) {
        addresses.add(new TileAddress(level, hashes / TileAddress.FULL_WIDTH, width));
      }
    }
    return addresses;
  }

  private long hashesAt(int level) {
    return level < LEVELS ? checkpoint.size() >>> (BITS * level) : 0;
  }

  private boolean leadsToTheRoot(Map<TileAddress, List<Hash>> rows) {
    return root(rows).equals(checkpoint.root());
  }

  private Hash root(Map<TileAddress, List<Hash>> rows) {
    return MerkleProofs.root(
        checkpoint.size(),
        new TileNodes(
            checkpoint.size(),
            address -> new Tile(address, Objects.requireNonNull(rows.get(address)))));
  }

  /// What the tile of the lowest level with this index has to lead to. To be asked by rising index.
  Expected lowest(long index, Consumer<Problem> problems) {
    if (index == checkpoint.size() / TileAddress.FULL_WIDTH) {
      return new Expected(null, edge[0], "checkpoint");
    }
    var above = row(1, index / TileAddress.FULL_WIDTH, problems);
    return above == null
        ? new Expected(null, null, "")
        : new Expected(
            above.hashes().get((int) (index % TileAddress.FULL_WIDTH)),
            null,
            above.address().path());
  }

  private @Nullable TreeRow row(int level, long index, Consumer<Problem> problems) {
    if (index == hashesAt(level + 1)) {
      return edge[level];
    }
    var held = current[level];
    if (held == null || held.address().index() != index) {
      held = load(new TileAddress(level, index, TileAddress.FULL_WIDTH), problems);
      current[level] = held;
    }
    return held;
  }

  private @Nullable TreeRow load(TileAddress address, Consumer<Problem> problems) {
    var above = row(address.level() + 1, address.index() / TileAddress.FULL_WIDTH, problems);
    var read = Read.of(copy, address);
    var published = read.hashes();
    if (above == null) {
      return published == null ? null : new TreeRow(address, published, false);
    }
    Hash expected = above.hashes().get((int) (address.index() % TileAddress.FULL_WIDTH));
    if (published != null && TreeRow.root(published).equals(expected)) {
      return new TreeRow(address, published, above.proven());
    }
    var below = below(address);
    if (below != null && TreeRow.root(below).equals(expected)) {
      String reason = published == null ? read.reason() : TreeRow.told(published, below);
      problems.accept(new Problem(LogCheck.TREE, address.path(), reason));
      return new TreeRow(address, below, above.proven());
    }
    problems.accept(
        new Problem(
            LogCheck.TREE,
            address.path(),
            published == null
                ? read.reason()
                : leads(TreeRow.root(published), expected, above.address().path())));
    var best = published == null ? below : published;
    return best == null ? null : new TreeRow(address, best, false);
  }

  static String leads(Hash found, Hash expected, String above) {
    return "its hashes lead to %s, %s says %s".formatted(found, above, expected);
  }

  /// The hashes of a tile, made of what lies below it.
  ///
  /// @return missing if any of that can't be read
  private @Nullable List<Hash> below(TileAddress address) {
    try {
      if (address.level() == 0) {
        var bundle = new TileAddress(TileAddress.ENTRIES, address.index(), address.width());
        return copy.entries(bundle).stream().map(Hash::leaf).toList();
      }
      var hashes = new ArrayList<Hash>();
      long first = address.index() * TileAddress.FULL_WIDTH;
      for (int i = 0; i < address.width(); i++) {
        var child = new TileAddress(address.level() - 1, first + i, TileAddress.FULL_WIDTH);
        hashes.add(TreeRow.root(copy.tile(child)));
      }
      return hashes;
    } catch (LogException _) {
      // It is reported where it lies, when the walk comes there.
      return null;
    }
  }

  /// A tile, or why there is none.
  record Read(@Nullable List<Hash> hashes, String reason) {

    static Read of(LogCopy copy, TileAddress address) {
      try {
        return new Read(copy.tile(address), "");
      } catch (LogException e) {
        return new Read(null, e.getMessage());
      }
    }
  }
}
