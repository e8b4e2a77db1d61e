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
/// than what it names, so both are collected while the log is read and compared at its end: a bit
/// for each missing entry, and the events.
final class PrunedContent {

  /// So many events explain fifty million entries. Each costs memory, so a hostile log gets no
  /// more.
  private static final int MOST_EVENTS = 100_000;

  private static final int MOST_TOLD = 64;

  private final TreeMap<Long, BitSet> missing = new TreeMap<>();
  private final List<Pruning> prunings = new ArrayList<>();
  private final Findings findings;
  private long count;
  private @Nullable Tile held;

  PrunedContent(Findings findings) {
    this.findings = findings;
  }

  void missing(long entry) {
    missing
        .computeIfAbsent(entry / TileAddress.FULL_WIDTH, _ -> new BitSet(TileAddress.FULL_WIDTH))
        .set((int) (entry % TileAddress.FULL_WIDTH));
    count++;
  }

  void pruned(Pruning pruning, String place) {
    if (prunings.size() == MOST_EVENTS) {
      findings.add(LogCheck.PRUNED, place, "more than %d prunings".formatted(MOST_EVENTS));
    } else if (prunings.size() < MOST_EVENTS) {
      prunings.add(pruning);
    }
  }

  /// How many entries have no content.
  long count() {
    return count;
  }

  /// Compares both.
  void check(LogCopy copy, long size, Facts facts) {
    int told = 0;
    for (var pruning : prunings) {
      long explained = explained(pruning, copy, size);
      if (explained > 0 && told++ < MOST_TOLD) {
        facts.line("pruned", "%d entries: %s".formatted(explained, pruning.told()));
      }
    }
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

  /// How many missing entries the event explains. It has to know the hashes that the tree has.
  private long explained(Pruning pruning, LogCopy copy, long size) {
    String place =
        ChunkCheck.place(TileAddress.ofEntry(pruning.index(), size), pruning.index(), null);
    try {
      var lines = new StringBuilder();
      pruning.each(
          entry ->
              lines.append(entry).append(' ').append(hash(entry, copy, size).hex()).append('\n'));
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
          }
        });
    return explained[0];
  }

  private Hash hash(long entry, LogCopy copy, long size) {
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
