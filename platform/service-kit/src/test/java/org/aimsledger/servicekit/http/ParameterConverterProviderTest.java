package org.aimsledger.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Objects;
import org.aimsledger.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterConverterProviderTest {
  private final ParamConverter<Instant> times =
      Objects.requireNonNull(
          new ParameterConverterProvider()
              .getConverter(Instant.class, Instant.class, new Annotation[0]));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-999999999-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "yesterday"
      })
  void aTimeThatNoTableHoldsIsRefused(String text) {
    assertThatThrownBy(() -> times.fromString(text))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }

  @Test
  void theFirstAndTheLastTimeAreAccepted() {
    assertThat(times.fromString("0001-01-01T00:00:00Z"))
        .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(times.fromString("9999-12-31T23:59:59Z"))
        .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
  }
}
