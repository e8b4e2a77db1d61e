package org.aimsledger.eventstore.project;

import java.util.ArrayList;
import java.util.List;

/// The last events of one lane, without a hole. Guarded by its owner.
final class LaneTail<E> {
  private final long mostBytes;
  private final List<LogEntry<E>> kept = new ArrayList<>();

  /// Number before the first event that is kept; negative before anybody has read.
  private long before = -1;

  private long bytes;

  /// @param mostBytes bytes of documents of which the events are kept
  LaneTail(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Whether what follows the number was kept once and isn't any more.
  boolean lost(long after) {
    return after < before;
  }

  /// The number after which reading goes on for somebody who is at a place that isn't lost.
  long goOnFrom(long after) {
    if (before < 0 || after > reached()) {
      // Others may have moved that view: there would be a hole.
      kept.clear();
      bytes = 0;
      before = after;
    }
    return reached();
  }

  /// Adds what was read behind the end.
  void add(List<LogEntry<E>> read) {
    for (var entry : read) {
      if (entry.seq() == reached() + 1) {
        kept.add(entry);
        bytes += entry.bytes();
      }
    }
  }

  /// What is kept behind a number, at most so many.
  List<LogEntry<E>> after(long seq, int limit) {
    var from = Math.toIntExact(Math.max(0, seq - before));
    return List.copyOf(kept.subList(from, Math.min(kept.size(), from + limit)));
  }

  /// Forgets the oldest, beyond what may be kept.
  void trim() {
    var forgotten = 0;
    while (bytes > mostBytes) {
      bytes -= kept.get(forgotten).bytes();
      forgotten++;
    }
    kept.subList(0, forgotten).clear();
    before += forgotten;
  }

  private long reached() {
    return before + kept.size();
  }
}
