package org.aimsledger.incident.incidentfigures;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a measure is spread over the matters of a group.
///
/// @param known matters that the measure is known of
/// @param unknown matters that lack one of its times, and are in neither percentile
/// @param medianSeconds by nearest rank; absent where nothing is known
/// @param ninetiethPercentileSeconds by nearest rank; absent where nothing is known
record Spread(
    long known,
    long unknown,
    @Nullable Long medianSeconds,
    @Nullable Long ninetiethPercentileSeconds) {

  /// Nine of ten are at most the 90th percentile.
  static Spread upTo(List<Long> seconds, long unknown) {
    return of(seconds.stream().sorted().toList(), unknown);
  }

  /// Nine of ten are at least the 90th percentile.
  static Spread atLeast(List<Long> seconds, long unknown) {
    return of(seconds.stream().sorted(Collections.reverseOrder()).toList(), unknown);
  }

  private static Spread of(List<Long> sorted, long unknown) {
    return new Spread(sorted.size(), unknown, rank(sorted, 50), rank(sorted, 90));
  }

  private static @Nullable Long rank(List<Long> sorted, int hundredths) {
    return sorted.isEmpty() ? null : sorted.get((sorted.size() * hundredths + 99) / 100 - 1);
  }
}
