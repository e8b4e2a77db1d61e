package org.aimsledger.eventstore.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonPauseTest {
  @ParameterizedTest(name = "{2} ms after a look of {1} ms that may take {0} per cent")
  @CsvSource({
    "5,   0,  500",
    "5,  20,  500",
    "5, 100, 1900",
    "5, 600, 11400",
    "50, 600, 600",
    "100, 9000, 500",
  })
  void aLookThatTookLongIsFollowedByALongRest(int share, long look, long rest) {
    // Given
    var pause = new ComparisonPause(Duration.ofMillis(500), share);

    // When
    var after = pause.after(Duration.ofMillis(look));

    // Then
    assertThat(after).isEqualTo(Duration.ofMillis(rest));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 101})
  void aShareOfTheTimeIsOneToAHundredPerCent(int share) {
    // When, Then
    assertThatThrownBy(() -> new ComparisonPause(Duration.ZERO, share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("" + share);
  }

  @Test
  void usuallyComparingTakesNoMoreThanATwentiethOfTheTime() {
    // When
    var pause = ComparisonSettings.defaults().pause();

    // Then
    assertThat(pause.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(19));
  }
}
