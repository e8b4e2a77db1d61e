package org.aimsledger.audit.platform.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.TileAddress;

/// What a batch of leaves does to the tree: tiles that became full, and the growing tile of each
/// level.
///
/// @param head the log after the batch
/// @param completed full tiles, never to be touched again
/// @param edge growing tile of each level that the batch changed; may be empty of hashes when a
///   tile was just completed
record TrailGrowth(TrailHead head, List<Stretch> completed, List<Stretch> edge) {
  /// Levels of the tree that one level of tiles spans.
  private static final int HEIGHT = 8;

  TrailGrowth {
    completed = List.copyOf(completed);
    edge = List.copyOf(edge);
  }

  /// A tile, full or growing.
  ///
  /// @param level level of tiles, 0 holds leaf hashes
  /// @param n place in the level
  record Stretch(int level, long n, List<Hash> hashes) {
    Stretch {
      hashes = List.copyOf(hashes);
    }

    byte[] data() {
      return TrailHead.packed(hashes);
    }
  }

  /// Grows the tree.
  ///
  /// @param edge the growing tile of each level, as it was stored
  /// @throws IllegalStateException when the edge does not belong to this head
  static TrailGrowth of(TrailHead head, List<Stretch> edge, List<Hash> leafHashes) {
    var growing = new TreeMap<Integer, Growing>();
    edge.forEach(tile -> growing.put(tile.level(), new Growing(tile)));
    requireEdgeOf(head, growing);
    var range = CompactRange.of(head.size(), head.peaks());
    var completed = new ArrayList<Stretch>();
    for (var leafHash : leafHashes) {
      for (var node : range.append(leafHash)) {
        if (node.id().level() % HEIGHT == 0) {
          growing
              .computeIfAbsent(node.id().level() / HEIGHT, Growing::new)
              .add(node.hash(), completed);
        }
      }
    }
    var changed = growing.values().stream().filter(Growing::changed).map(Growing::tile).toList();
    return new TrailGrowth(TrailHead.of(range), completed, changed);
  }

  /// A lost or foreign edge would make tiles that no proof fits: better no growth than that.
  private static void requireEdgeOf(TrailHead head, Map<Integer, Growing> growing) {
    for (var level = 0; level <= 7; level++) {
      var hashes = head.size() >>> (HEIGHT * level);
      var tile = growing.get(level);
      var stored = tile == null ? 0 : tile.n * TileAddress.FULL_WIDTH + tile.hashes.size();
      if (stored != hashes) {
        throw new IllegalStateException(
            "the growing tile of level %d ends at %d, a log of size %d needs %d"
                .formatted(level, stored, head.size(), hashes));
      }
    }
  }

  private static final class Growing {
    private final int level;
    private long n;
    private List<Hash> hashes;
    private boolean changed;

    Growing(int level) {
      this(new Stretch(level, 0, List.of()));
    }

    Growing(Stretch tile) {
      level = tile.level();
      n = tile.n();
      hashes = new ArrayList<>(tile.hashes());
    }

    void add(Hash hash, List<Stretch> completed) {
      changed = true;
      hashes.add(hash);
      if (hashes.size() == TileAddress.FULL_WIDTH) {
        completed.add(tile());
        n++;
        hashes = new ArrayList<>();
      }
    }

    boolean changed() {
      return changed;
    }

    Stretch tile() {
      return new Stretch(level, n, hashes);
    }
  }
}
