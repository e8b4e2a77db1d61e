package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void eachRequestWaitsTwiceAsLongAsTheOneBeforeButNeverLongerThanTheLongest() {
    // Given
    var patience = new Patience(MINUTE, Duration.ofMinutes(5), 9);

    // When
    var waits = IntStream.of(1, 2, 3, 4, 1_000_000).mapToObj(patience::of).toList();

    // Then
    assertThat(waits)
        .containsExactly(
            MINUTE,
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
  }

  @Test
  void whatWouldWaitForNothingOrAskNobodyIsRefused() {
    // Then
    assertThatThrownBy(() -> new Patience(Duration.ZERO, MINUTE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patience(MINUTE, Duration.ofSeconds(59), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patience(MINUTE, MINUTE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
