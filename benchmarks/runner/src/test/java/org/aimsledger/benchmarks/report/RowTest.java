package org.aimsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void theRatioIsOursDividedByThePeers() {
    // When
    var row = Row.against("commands", "create", 9_000, "/s", 6_000, "pgbench", null, "");

    // Then
    assertThat(row.ratio()).isEqualTo(1.5);
    assertThat(row.reached()).isNull();
  }

  @Test
  void anAimForTheRatioIsHeldAgainstTheRatio() {
    assertThat(against(6_000, Aim.ratioAtLeast(1.0)).reached()).isTrue();
    assertThat(against(5_999, Aim.ratioAtLeast(1.0)).reached()).isFalse();
    assertThat(against(9_000, Aim.ratioAtMost(1.5)).reached()).isTrue();
    assertThat(against(9_001, Aim.ratioAtMost(1.5)).reached()).isFalse();
  }

  @Test
  void anAimForTheFigureIsHeldAgainstTheFigure() {
    assertThat(Row.alone("delay", "p99", 250, "ms", Aim.atMost(250), "").reached()).isTrue();
    assertThat(Row.alone("delay", "p99", 251, "ms", Aim.atMost(250), "").reached()).isFalse();
    assertThat(Row.alone("trail", "drain", 10_000, "/s", Aim.atLeast(10_000), "").reached())
        .isTrue();
    assertThat(Row.alone("trail", "drain", 9_999, "/s", Aim.atLeast(10_000), "").reached())
        .isFalse();
  }

  @Test
  void withoutThePeerAnAimForTheRatioIsNeitherReachedNorMissed() {
    // When
    var row =
        Row.withoutPeer("commands", "create", 9_000, "/s", "pgbench", Aim.ratioAtLeast(1), "why");

    // Then
    assertThat(row.reached()).isNull();
    assertThat(row.ratio()).isNull();
    assertThat(row.ours()).isEqualTo(9_000);
  }

  @Test
  void aLongReasonIsCutToOneLine() {
    // When
    var row = Row.failed("commands", "all", "first\n  second " + "x".repeat(200));

    // Then
    assertThat(row.note()).isEqualTo("first second " + "x".repeat(147) + " …");
  }

  @Test
  void aPeerThatDidNothingGivesNoRatio() {
    assertThat(Row.against("a", "b", 1, "/s", 0, "peer", Aim.ratioAtLeast(1), "").reached())
        .isNull();
  }

  private static Row against(double ours, Aim aim) {
    return Row.against("commands", "create", ours, "/s", 6_000, "pgbench", aim, "");
  }
}
