package org.aimsledger.benchmarks.report;

import java.util.Collection;
import java.util.OptionalDouble;

/// Few numbers about few rounds.
public final class Statistics {
  private Statistics() {}

  /// The middle one, or the mean of the two in the middle; nothing of nothing.
  public static OptionalDouble median(Collection<Double> values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    var middle = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  /// Half the distance from the smallest to the largest, as a part of the median: how far the
  /// rounds are from agreeing. 0 for a single round.
  public static double spread(Collection<Double> values) {
    var statistics = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    var middle = median(values).orElse(0);
    return middle == 0 ? 0 : (statistics.getMax() - statistics.getMin()) / 2 / middle;
  }
}
