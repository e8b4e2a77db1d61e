package org.aimsledger.incident.livestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePlaceTest {
  @Test
  void aPlaceIsReadAsItIsWritten() {
    // Given
    var place = new LivePlace(List.of(3L, 0L, 17L)).after(1, 5);

    // When
    var read = LivePlace.parse(place.toString());

    // Then
    assertThat(place).hasToString("3.5.17");
    assertThat(read).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", "1.x", "-1.2", "1..2", "99999999999999999999"})
  void nothingElseIsAPlace(String text) {
    assertThatThrownBy(() -> LivePlace.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlaceOfAnotherLogIsSeen() {
    // Given
    var end = new LivePlace(List.of(3L, 5L));

    // Then
    assertThat(new LivePlace(List.of(3L, 5L)).isReachedBy(end)).isTrue();
    assertThat(new LivePlace(List.of(2L, 0L)).isReachedBy(end)).isTrue();
    assertThat(new LivePlace(List.of(2L, 6L)).isReachedBy(end)).isFalse();
    assertThat(new LivePlace(List.of(2L)).isReachedBy(end)).isFalse();
  }
}
