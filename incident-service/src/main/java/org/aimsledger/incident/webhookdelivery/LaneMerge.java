package org.aimsledger.incident.webhookdelivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// Puts pages of several lanes into one order: that of the lanes, and between lanes that of the
/// times of recording. So an incident is known before what is about it, whatever lanes they are in.
final class LaneMerge {
  private LaneMerge() {}

  /// @param pages what follows a place, in the order of each lane's numbers, lanes mixed
  /// @param page most events of one lane: a lane with so many may have more, and what came after
  ///   its last one has to wait for the next round
  static List<Followed> merge(List<Followed> pages, int page) {
    var byNumber = new TreeMap<Integer, Deque<Followed>>();
    for (var one : pages) {
      byNumber.computeIfAbsent(one.lane(), _ -> new ArrayDeque<>()).add(one);
    }
    var lanes = List.copyOf(byNumber.values());
    var full = lanes.stream().filter(lane -> lane.size() >= page).toList();
    var merged = new ArrayList<Followed>();
    while (lanes.stream().anyMatch(lane -> !lane.isEmpty())
        && full.stream().noneMatch(Deque::isEmpty)) {
      merged.add(earliest(lanes));
    }
    return List.copyOf(merged);
  }

  private static Followed earliest(List<Deque<Followed>> lanes) {
    var next =
        lanes.stream()
            .filter(lane -> !lane.isEmpty())
            .min((one, other) -> time(one.getFirst()).compareTo(time(other.getFirst())))
            .orElseThrow();
    return next.removeFirst();
  }

  /// What the event store has recorded leads to nothing, so it may come first.
  private static Instant time(Followed followed) {
    var recorded = followed.recorded();
    return recorded == null ? Instant.MIN : recorded.meta().time();
  }
}
