package org.aimsledger.benchmarks.load;

import java.io.IOException;
import java.util.Map;

/// What came back in the counted time.
///
/// @param succeeded answers with 2xx
/// @param others status → answers that are not 2xx, in the whole run, warm-up included
/// @param firstOther status and beginning of the body of the first answer that is not 2xx
/// @param sent all requests of the run, warm-up included
public record LoadResult(
    long succeeded,
    Map<Integer, Long> others,
    String firstOther,
    long sent,
    double seconds,
    Latencies latencies) {
  public LoadResult {
    others = Map.copyOf(others);
  }

  public double perSecond() {
    return seconds == 0 ? 0 : succeeded / seconds;
  }

  /// A rate with errors in it says nothing, so one bad answer fails the row.
  public LoadResult onlySuccesses() throws IOException {
    if (!others.isEmpty()) {
      throw new IOException("answers that are not 2xx: " + others + ", the first: " + firstOther);
    }
    if (succeeded == 0) {
      throw new IOException("no answer in the counted time");
    }
    return this;
  }
}
