package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Correlation;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Finding;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Period;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Thing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceSubjectTest {
  static Stream<Arguments> written() {
    return Stream.of(
        Arguments.of(
            new Thing(UUID.fromString("0198C0DE-0000-7000-8000-000000000001")),
            "0198c0de-0000-7000-8000-000000000001"),
        Arguments.of(
            new Finding(UUID.fromString("0198C0DE-0000-7000-8000-000000000001")),
            "finding 0198c0de-0000-7000-8000-000000000001"),
        Arguments.of(new Correlation("a / b"), "correlation a / b"),
        Arguments.of(
            new Period(
                Instant.parse("2026-01-02T12:00:00Z"),
                Instant.parse("2026-01-02T12:00:00.000001Z")),
            "recorded 2026-01-02T12:00:00Z/2026-01-02T12:00:00.000001Z"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void aSubjectIsReadAsItWasWritten(EvidenceSubject subject, String text) {
    // Given
    // When
    var written = subject.text();

    // Then
    assertThat(written).isEqualTo(text);
    assertThat(EvidenceSubject.parse(text)).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "system",
        "correlation ",
        "finding ",
        "finding of mine",
        "recorded ",
        "recorded 2026-01-02T12:00:00Z",
        "recorded 2026-01-02T12:00:00Z/2026-01-02T12:00:00Z",
        "recorded 2026-01-02/2026-01-03"
      })
  void whatIsNoSubjectIsRefused(String text) {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> EvidenceSubject.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
