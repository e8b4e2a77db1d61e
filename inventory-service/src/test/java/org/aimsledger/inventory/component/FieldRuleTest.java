package org.aimsledger.inventory.component;

import static org.aimsledger.inventory.component.ComponentExamples.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldRuleTest {
  @ParameterizedTest
  @CsvSource({
    "2025-01-28,2025-01-28,DAY",
    "2025-01-28 00:00:00,2025-01-28,DAY",
    "28 January 2025,2025-01-28,DAY",
    "28 Jan 2025,2025-01-28,DAY",
    "2025-01,2025-01,MONTH",
    "01/2024,2024-01,MONTH",
    "Jan-25,2025-01,MONTH",
    "jan-25,2025-01,MONTH",
    "January 2025,2025-01,MONTH",
    "2022,2022,YEAR",
    // May or January: nobody can say.
    "1/5/24,,UNKNOWN",
    "2025-02-30,,UNKNOWN",
    "soon,,UNKNOWN"
  })
  void aDateIsUnderstoodAsFarAsItGoes(
      String text, @Nullable String parsed, DatePrecision precision) {
    // When
    var value = FieldRule.date().value("since", given(text));

    // Then
    assertThat(value)
        .isEqualTo(
            new FieldValue(
                List.of(text), parsed, precision, FieldSource.DECLARED, Confidence.UNKNOWN));
  }

  @Test
  void notKnownIsAValueAndHasOneForm() {
    // Given
    var rule = FieldRule.word("YES", "NO");

    // When
    var word = rule.value("personalData", given("UNKNOWN"));
    var none = rule.value("personalData", given());

    // Then
    assertThat(word).isEqualTo(none);
    assertThat(word.values()).isEmpty();
  }

  @Test
  void sourceAndConfidenceAreKept() {
    // When
    var value =
        FieldRule.texts(2)
            .value(
                "licences",
                new GivenField(List.of(" MIT ", "GPL"), FieldSource.IMPORTED, Confidence.LOW));

    // Then
    assertThat(value)
        .isEqualTo(
            new FieldValue(
                List.of("MIT", "GPL"), null, null, FieldSource.IMPORTED, Confidence.LOW));
  }

  static Stream<Arguments> illegal() {
    return Stream.of(
        Arguments.of(FieldRule.word("YES", "NO"), given("MAYBE")),
        Arguments.of(FieldRule.text(3), given("four")),
        Arguments.of(FieldRule.text(30), given("one", "two")),
        Arguments.of(FieldRule.texts(3), given("one", "one")),
        Arguments.of(FieldRule.text(30), given(" ")),
        Arguments.of(FieldRule.text(30), given("\u0000")),
        Arguments.of(FieldRule.person(), given("ada@example.org")));
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void whatTheFieldCanNotHoldIsRefusedByName(FieldRule rule, GivenField field) {
    // When / Then
    assertThatExceptionOfType(IllegalFieldException.class)
        .isThrownBy(() -> rule.value("field", field))
        .satisfies(e -> assertThat(e.field()).isEqualTo("field"));
  }
}
