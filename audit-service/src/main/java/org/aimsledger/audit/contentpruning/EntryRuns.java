package org.aimsledger.audit.contentpruning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Indexes of entries, ascending, as runs.
public record EntryRuns(List<Run> runs) {
  /// From an index to another, both included.
  public record Run(long from, long to) {
    public Run {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("no run of entries: " + from + "-" + to);
      }
    }

    private long length() {
      return to - from + 1;
    }

    private String text() {
      return from == to ? Long.toString(from) : from + "-" + to;
    }
  }

  public EntryRuns {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no entries");
    }
    for (var i = 1; i < runs.size(); i++) {
      if (runs.get(i).from() <= runs.get(i - 1).to()) {
        throw new IllegalArgumentException("runs of entries are not ascending");
      }
    }
  }

  /// The runs of these indexes.
  ///
  /// @param indexes ascending
  public static EntryRuns of(List<Long> indexes) {
    var runs = new ArrayList<Run>();
    for (long index : indexes) {
      if (!runs.isEmpty() && runs.getLast().to() + 1 == index) {
        runs.add(new Run(runs.removeLast().from(), index));
      } else {
        runs.add(new Run(index, index));
      }
    }
    return new EntryRuns(runs);
  }

  /// Reads the written form.
  static EntryRuns parse(String text) {
    var runs = new ArrayList<Run>();
    for (var run : text.split(" ", -1)) {
      var ends = run.split("-", 2);
      runs.add(new Run(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])));
    }
    return new EntryRuns(runs);
  }

  int count() {
    return Math.toIntExact(runs.stream().mapToLong(Run::length).sum());
  }

  long last() {
    return runs.getLast().to();
  }

  /// The written form: `7 9-12`.
  String text() {
    return runs.stream().map(Run::text).collect(Collectors.joining(" "));
  }
}
