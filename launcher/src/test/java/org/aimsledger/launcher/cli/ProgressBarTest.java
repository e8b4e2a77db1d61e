package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void theBarShowsShareAndCounts() {
    assertThat(ProgressBar.render(1444, 3611))
        .isEqualTo("[###########...................]  39 %  1,444 of 3,611");
  }

  @Test
  void hundredPercentIsShownOnlyWhenTheLastRowIsDone() {
    assertThat(ProgressBar.render(3610, 3611))
        .isEqualTo("[#############################.]  99 %  3,610 of 3,611");
    assertThat(ProgressBar.render(3611, 3611))
        .isEqualTo("[##############################] 100 %  3,611 of 3,611");
  }

  @Test
  void anUnknownTotalShowsTheCountOnly() {
    assertThat(ProgressBar.render(12, 0)).isEqualTo("[..............................]  12 rows");
  }
}
