package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.jspecify.annotations.Nullable;

/// The entries of a log without content, and the events that explain them. An event comes later
/// than what it names, so it is judged where it stands: what no event has explained is left at the
/// end. A bit is kept for each missing entry.
final class PrunedContent {

  private static final int MOST_TOLD = 64;

  private final TreeMap<Long, BitSet> missing = new TreeMap<>();
  private final PruningConsents consents = new PruningConsents();
  private final List<String> told = new ArrayList<>();
  private final LogCopy copy;
  private final Findings findings;
  private long count;
  private @Nullable Tile held;

  PrunedContent(LogCopy copy, Findings findings) {
    this.copy = copy;
    this.findings = findings;
  }

  void missing(long entry) {
    missing
        .computeIfAbsent(entry / TileAddress.FULL_WIDTH, _ -> new BitSet(TileAddress.FULL_WIDTH))
        .set((int) (entry % TileAddress.FULL_WIDTH));
    count++;
  }

  /// The next step of a pruning. What it names was seen before it.
  ///
  /// @param size of the log
  void next(PruningStep step, long size) {
    consents.take(step);
    if (step instanceof Pruning pruning) {
      long explained = explained(pruning, size);
      if (explained > 0 && told.size() < MOST_TOLD) {
        told.add("%d entries: %s".formatted(explained, pruning.told()));
      }
    }
  }

  /// How many entries have no content.
  long count() {
    return count;
  }

  /// Says what is left.
  void finish(long size, Facts facts) {
    told.forEach(line -> facts.line("pruned", line));
    if (count > 0) {
      facts.detail("pruned", count);
    }
    for (var chunk : missing.entrySet()) {
      chunk.getValue().stream()
          .forEach(
              bit -> {
                long entry = chunk.getKey() * TileAddress.FULL_WIDTH + bit;
                findings.add(
                    LogCheck.PRUNED,
                    ChunkCheck.place(TileAddress.ofEntry(entry, size), entry, null),
                    "its content is missing, and no event of the log says that it was pruned");
              });
    }
  }

  /// How many missing entries the event explains. Two persons have to have wanted it, and it has to
  /// know the hashes that the tree has.
  private long explained(Pruning pruning, long size) {
    String place =
        ChunkCheck.place(TileAddress.ofEntry(pruning.index(), size), pruning.index(), null);
    var objection = consents.objection(pruning);
    if (objection.isPresent()) {
      findings.add(LogCheck.PRUNED, place, objection.get());
      return 0;
    }
    try {
      var lines = new StringBuilder();
      pruning.each(
          entry -> lines.append(entry).append(' ').append(hash(entry, size).hex()).append('\n'));
      String digest = Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
      if (!digest.equals(pruning.digest())) {
        findings.add(
            LogCheck.PRUNED,
            place,
            "the entries that it names have the digest %s, it says they had another"
                .formatted(digest));
        return 0;
      }
    } catch (LogException e) {
      findings.add(LogCheck.PRUNED, place, "what it names can't be read: " + e.getMessage());
      return 0;
    }
    long[] explained = {0};
    pruning.each(
        entry -> {
          var bits = missing.get(entry / TileAddress.FULL_WIDTH);
          int bit = (int) (entry % TileAddress.FULL_WIDTH);
          if (bits != null && bits.get(bit)) {
            bits.clear(bit);
            explained[0]++;
            if (bits.isEmpty()) {
              var _ = missing.remove(entry / TileAddress.FULL_WIDTH);
            }
          }
        });
    return explained[0];
  }

  private Hash hash(long entry, long size) {
    var bundle = TileAddress.ofEntry(entry, size);
    var address = new TileAddress(0, bundle.index(), bundle.width());
    var tile = held;
    if (tile == null || !tile.address().equals(address)) {
      tile = new Tile(address, copy.tile(address));
      held = tile;
    }
    return tile.hashes().get((int) (entry % TileAddress.FULL_WIDTH));
  }
}
