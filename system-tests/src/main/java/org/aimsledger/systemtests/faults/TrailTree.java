package org.aimsledger.systemtests.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.systemtests.faults.Violation.Kind;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.Tile;

/// The Merkle tree over the entries of the trail, computed here once more. Every checkpoint that
/// was ever published must be a root on the way; so older ones are consistent with newer ones.
final class TrailTree {
  private static final int LEVELS_PER_TILE = 8;

  private final CompactRange range = CompactRange.empty();
  private final Map<Long, Hash> roots = new HashMap<>();
  private final Map<Integer, List<Hash>> published = new HashMap<>();
  private long newest;

  long size() {
    return range.size();
  }

  List<Violation> append(Evidence.Entry entry) {
    if (entry.index() != range.size()) {
      return List.of(
          new Violation(
              Kind.TRAIL_DIFFERS, "trail entry " + entry.index(), "follows " + (range.size() - 1)));
    }
    for (var node : range.append(entry.leaf())) {
      if (node.id().level() % LEVELS_PER_TILE == 0) {
        published
            .computeIfAbsent(node.id().level() / LEVELS_PER_TILE, _ -> new ArrayList<>())
            .add(node.hash());
      }
    }
    roots.put(range.size(), range.root());
    return List.of();
  }

  List<Violation> judge(List<Evidence.Checkpoint> checkpoints) {
    var found = new ArrayList<Violation>();
    for (var checkpoint : checkpoints) {
      var where = "checkpoint of size " + checkpoint.size();
      if (checkpoint.problem() != null) {
        found.add(new Violation(Kind.CHECKPOINT_WRONG, where, checkpoint.problem()));
      }
      if (checkpoint.size() < newest) {
        found.add(new Violation(Kind.CHECKPOINT_WRONG, where, "comes after size " + newest));
      }
      newest = Math.max(newest, checkpoint.size());
      var root = checkpoint.size() == 0 ? Hash.EMPTY_ROOT : roots.get(checkpoint.size());
      if (!checkpoint.root().equals(root)) {
        found.add(
            new Violation(
                Kind.CHECKPOINT_WRONG,
                where,
                "root " + checkpoint.root() + ", entries give " + root));
      }
    }
    return found;
  }

  /// A tile as it was published, against the same nodes of this tree.
  List<Violation> judge(Tile tile) {
    var own = published.getOrDefault(tile.address().level(), List.of());
    var from = (int) new NodeId(0, tile.address().index() * 256).index();
    var to = from + tile.hashes().size();
    return to <= own.size() && own.subList(from, to).equals(tile.hashes())
        ? List.of()
        : List.of(
            new Violation(
                Kind.TILE_WRONG, tile.address().path(), "isn't made of the entries below it"));
  }
}
