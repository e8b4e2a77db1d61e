package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void aFaultThatWasTriedAndNeverStruckIsNamed() {
    // Given: one that struck at its second try, and one that never did
    var summary =
        new Summary(
            1,
            List.of(
                round("kill-risk (risk)", "cut-kafka-link (missed: of audit)"),
                round("cut-kafka-link (of audit, 3 times)", "full-disk (missed: none here)"),
                round("wipe-kafka")),
            List.of(),
            60);

    // When
    var text = summary.text();

    // Then
    assertThat(text).endsWith("3 kinds of faults struck; tried and never struck: full-disk");
    assertThat(summary.missed()).isEqualTo(2);
  }

  @Test
  void recoveryIsWhatCameAfterTheFaults() {
    // Given
    var waits = new Waits(10, 1, 2, 4, 100, "inbox");

    // When, Then
    assertThat(waits.recovery()).isEqualTo(7);
  }

  private static RoundReport round(String... faults) {
    return new RoundReport(
        1,
        List.of(faults),
        faults.length,
        0,
        0,
        0,
        0,
        0,
        0,
        new Waits(0, 0, 0, 0, 0, ""),
        1,
        List.of());
  }
}
