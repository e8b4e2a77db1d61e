package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aimsledger.benchmarks.load.Load;
import org.aimsledger.benchmarks.load.LoadGenerator;
import org.aimsledger.benchmarks.load.Requests;
import org.aimsledger.benchmarks.load.Template;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Figures;
import org.aimsledger.benchmarks.report.Row;
import org.jspecify.annotations.Nullable;

/// Latencies of several kinds of reads at several sizes: one row a kind and size, and one with the
/// largest size against the smallest, which is the one that counts.
final class Growth {
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  private final String scenario;
  private final String unit;
  private final Map<String, Map<Integer, Series>> kinds = new LinkedHashMap<>();

  /// @param unit what there are so many of, e.g. `systems`
  Growth(String scenario, String unit) {
    this.scenario = scenario;
    this.unit = unit;
  }

  /// Measures every kind at this size: one connection, one request after the other, kinds taking
  /// turns.
  void measure(int port, int size, Form form, Map<String, List<Template>> requests)
      throws IOException {
    for (var round = 0; round <= form.rounds(); round++) {
      for (var kind : requests.entrySet()) {
        // The first round warms up the JVM and the caches of this size, and is as long as that
        // takes.
        var counted = round == 0 ? form.read().plus(WARM_UP) : form.read();
        var result =
            LoadGenerator.run(
                    Load.closed(port, 1, form.read().dividedBy(4), counted),
                    Requests.inTurn(kind.getValue()))
                .onlySuccesses();
        if (round > 0) {
          var series =
              kinds
                  .computeIfAbsent(kind.getKey(), _ -> new LinkedHashMap<>())
                  .computeIfAbsent(size, _ -> new Series());
          series.add(result.latencies().milliseconds(0.5));
          series.latencies().add(result.latencies());
        }
      }
    }
  }

  /// @param aims for the ratio of the largest size to the smallest, by kind
  List<Row> rows(Map<String, Aim> aims) {
    var rows = new ArrayList<Row>();
    kinds.forEach(
        (kind, sizes) -> {
          sizes.forEach((size, series) -> rows.add(point(kind, size, series)));
          if (sizes.size() > 1) {
            rows.add(curve(kind, new ArrayList<>(sizes.keySet()), sizes, aims.get(kind)));
          }
        });
    return rows;
  }

  private Row point(String kind, int size, Series series) {
    return Row.alone(
        scenario, kind + " at " + count(size), series.median(), "ms", null, series.note());
  }

  private Row curve(
      String kind, List<Integer> sizes, Map<Integer, Series> series, @Nullable Aim aim) {
    var smallest = sizes.getFirst();
    var largest = sizes.getLast();
    var before = series.getOrDefault(smallest, new Series());
    var after = series.getOrDefault(largest, new Series());
    return Row.against(
        scenario,
        kind + ", growth to " + count(largest),
        after.median(),
        "ms",
        before.median(),
        "at " + count(smallest),
        aim,
        "p99 %s ms against %s ms"
            .formatted(
                Figures.text(after.latencies().milliseconds(0.99)),
                Figures.text(before.latencies().milliseconds(0.99))));
  }

  private String count(int size) {
    return String.format(Locale.ROOT, "%,d %s", size, unit);
  }
}
