package org.aimsledger.benchmarks.report;

import java.time.Instant;
import java.util.List;

/// One run.
///
/// @param form `quick` or `full`
/// @param facts further facts about the run, e.g. the bytes of a stored document
public record Report(
    Instant startedAt,
    long seconds,
    String form,
    Machine machine,
    List<String> facts,
    List<Row> rows) {
  public Report {
    facts = List.copyOf(facts);
    rows = List.copyOf(rows);
  }
}
