package org.aimsledger.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void thePauseDoublesFromOneSecondToThirty() {
    // When
    List<Long> seconds =
        IntStream.rangeClosed(1, 8)
            .mapToObj(failures -> Backoff.DEFAULT.pauseAfter(failures).toSeconds())
            .toList();

    // Then
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void thousandsOfFailuresStillGiveTheLongestPause() {
    assertThat(Backoff.DEFAULT.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aMinuteOfGoodServiceForgivesEarlierFailures() {
    assertThat(Backoff.DEFAULT.forgives(Duration.ofSeconds(59))).isFalse();
    assertThat(Backoff.DEFAULT.forgives(Duration.ofMinutes(1))).isTrue();
  }
}
