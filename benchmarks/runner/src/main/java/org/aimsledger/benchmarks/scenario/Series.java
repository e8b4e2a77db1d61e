package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aimsledger.benchmarks.load.Latencies;
import org.aimsledger.benchmarks.load.LoadResult;
import org.aimsledger.benchmarks.report.Figures;
import org.aimsledger.benchmarks.report.Statistics;

/// The rounds of one measurement.
final class Series {
  private final List<Double> values = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private String failure = "";

  /// One round, or the reason why there is none.
  @FunctionalInterface
  interface Round {
    LoadResult run() throws IOException;
  }

  void add(double value) {
    values.add(value);
  }

  /// One round that has a rate and nothing else.
  @FunctionalInterface
  interface Rate {
    double run() throws IOException, InterruptedException;
  }

  void add(LoadResult result) {
    values.add(result.perSecond());
    latencies.add(result.latencies());
  }

  /// Adds a round. One with answers that are not 2xx, or with none at all, spoils this measurement
  /// and no other.
  void add(Round round) {
    try {
      add(round.run().onlySuccesses());
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
    }
  }

  /// Adds a round of a peer. Without a figure it spoils what is compared with it and no other.
  void addRate(Rate rate) throws InterruptedException {
    try {
      values.add(rate.run());
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
    }
  }

  /// Why there is no figure; empty when there is one.
  String failure() {
    return failure;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double median() {
    return Statistics.median(values).orElseThrow();
  }

  Latencies latencies() {
    return latencies;
  }

  /// For example `p50 3.1 ms, p99 12 ms, rounds ± 4 %`.
  String note() {
    var spread =
        values.size() < 2
            ? ""
            : String.format(Locale.ROOT, "rounds ± %.0f %%", 100 * Statistics.spread(values));
    if (latencies.count() == 0) {
      return spread;
    }
    var percentiles =
        "p50 %s ms, p99 %s ms"
            .formatted(
                Figures.text(latencies.milliseconds(0.5)),
                Figures.text(latencies.milliseconds(0.99)));
    return spread.isEmpty() ? percentiles : percentiles + ", " + spread;
  }
}
