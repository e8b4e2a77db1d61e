package org.aimsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void figuresAndRatiosStandSideBySideWithTheirChange() {
    // Given: our figure grew by a half, but so did the peer's
    var before = Samples.report(5_000, 5_000);
    var after = Samples.report(7_500, 7_500);

    // When
    var text = Comparison.render(before, after);

    // Then
    assertThat(text.lines())
        .contains(
            "old: quick form, 2026-11-25T12:00:00Z, 2 cores, load average before 0.25",
            "commands  create, 64 connections  5,000  7,500   +50 %  /s       1.00       1.00    +0 %  against pgbench",
            "delay     p99 at 1,000/s           71.3   71.3    +0 %  ms          –          –       –",
            "verify    all                         –      –       –              –          –       –");
  }

  @Test
  void aRowThatOnlyOneRunHasIsShown() {
    // Given
    var before = Samples.report(5_000, 5_000);
    var rows = List.of(Row.alone("start-up", "everything", 14, "s", null, ""));
    var after = new Report(before.startedAt(), 1, "full", before.machine(), List.of(), rows);

    // When
    var text = Comparison.render(before, after);

    // Then
    assertThat(text)
        .contains("The runs have different forms: sizes and rounds differ.")
        .contains("start-up  everything")
        .contains("commands  create, 64 connections");
  }
}
