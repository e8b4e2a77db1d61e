package org.aimsledger.verifier;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aimsledger.verifier.log.Printable;

/// The numbers of all lanes, seen in the order of the log: each runs 1, 2, 3 … without hole.
final class Lanes {

  /// An honest log has a handful. Each costs memory, so a hostile one gets no more.
  static final int MOST = 10_000;

  private final Findings findings;
  private final Map<String, Last> lanes = new HashMap<>();
  private boolean tooMany;
  private int lost;
  private long holes;

  Lanes(Findings findings) {
    this.findings = findings;
  }

  /// The last number of a lane.
  ///
  /// @param lost how often entries had been lost when it was seen
  record Last(String lane, long number, long index, int lost) {}

  /// Entries couldn't be read here: what numbers they had is unknown.
  void lose() {
    lost++;
  }

  void next(ChunkCheck.Placed entry, Supplier<String> place) {
    String lane = entry.header().laneName();
    var last = lanes.getOrDefault(lane, new Last(lane, 0, -1, 0));
    if (last.number() == 0 && lanes.size() >= MOST) {
      if (!tooMany) {
        findings.add(LogCheck.LANES, place.get(), "more than %d lanes".formatted(MOST));
      }
      tooMany = true;
      return;
    }
    long number = entry.header().number();
    if (number <= last.number()) {
      findings.add(
          LogCheck.LANES,
          place.get(),
          "lane %s: number %d comes after number %d of entry %d"
              .formatted(Printable.quoted(lane), number, last.number(), last.index()));
      return;
    }
    if (number > last.number() + 1 && last.lost() == lost) {
      findings.add(
          LogCheck.LANES,
          place.get(),
          "lane %s: number %d follows %s, what is between is missing"
              .formatted(
                  Printable.quoted(lane),
                  number,
                  last.number() == 0
                      ? "nothing"
                      : "number %d of entry %d".formatted(last.number(), last.index())));
    } else {
      holes += number - last.number() - 1;
    }
    lanes.put(lane, new Last(lane, number, entry.index(), lost));
  }

  /// Each entry whose content was pruned has one number, so no more than these can be missing.
  void requireHoles(long pruned) {
    if (holes > pruned) {
      findings.add(
          LogCheck.LANES,
          "the whole log",
          "%d numbers of lanes are missing, and %d entries have no content"
              .formatted(holes, pruned));
    }
  }

  /// Where each lane ends.
  List<Last> ends() {
    return lanes.values().stream().sorted(Comparator.comparing(Last::lane)).toList();
  }
}
