package org.aimsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOneInOrder() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 5.0))).hasValue(5.0);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.median(List.of(4.0, 1.0, 100.0, 2.0))).hasValue(3.0);
  }

  @Test
  void nothingHasNoMedian() {
    assertThat(Statistics.median(List.of())).isEmpty();
  }

  @Test
  void theSpreadIsHalfTheRangeAsAPartOfTheMedian() {
    assertThat(Statistics.spread(List.of(90.0, 100.0, 120.0))).isEqualTo(0.15);
    assertThat(Statistics.spread(List.of(100.0))).isZero();
    assertThat(Statistics.spread(List.of())).isZero();
  }
}
