package org.aimsledger.audit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingPauseTest {
  @ParameterizedTest
  @CsvSource({"0, PT1S", "1, PT2S", "3, PT8S", "4, PT15S", "2000000000, PT15S"})
  void aPauseDoublesAndEndsGrowing(int before, Duration expected) {
    // Given
    var pause = new GrowingPause(Duration.ofSeconds(1), Duration.ofSeconds(15));

    // When
    var after = pause.after(before);

    // Then
    assertThat(after).isEqualTo(expected);
  }
}
