package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.util.List;
import org.aimsledger.benchmarks.report.Row;

/// One question, answered with rows of the table.
public interface Scenario {
  /// The word for `--only` and for the first column.
  String name();

  /// One line for `--help`.
  String about();

  /// Measures. What can't be measured becomes a row that says why; what is thrown fails the whole
  /// scenario and lets the next one run.
  List<Row> run(Workshop workshop) throws IOException, InterruptedException;

  /// All of them, in the order in which they disturb each other least: what needs a fresh
  /// installation comes first, what fills it comes last.
  static List<Scenario> all() {
    return List.of(
        new StartUp(),
        new Commands(),
        new EventIntake(),
        new TrailIntake(),
        new TrailDelay(),
        new Verification(),
        new TrailReads(),
        new SystemReads());
  }
}
