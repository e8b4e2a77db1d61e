package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.aimsledger.referencedata.ImpactDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {
  private static final String DIMENSIONS =
      """
      id: impact-dimensions
      version: "1"
      validFrom: "2026-01-01"
      source: test
      dimensions:
        - {id: privacy, required: true, title: {en: Privacy, zh-Hans: 隐私, zh-Hant: 隱私}, source: test}
        - {id: workers, required: false, title: {en: Workers, zh-Hans: 劳动者, zh-Hant: 勞動者}, source: test}
      """;

  @Test
  void aCompletePackIsRead() {
    // When
    var pack = (ImpactDimensions) read(DIMENSIONS);

    // Then
    assertThat(pack.version()).hasToString("impact-dimensions@1");
    assertThat(pack.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(pack.required()).containsExactly("privacy");
    assertThat(pack.knows("workers")).isTrue();
    assertThat(pack.knows("dignity")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: test%n|source: test%nowner: me%n|test.yaml, top: unknown key owner",
        "required: false|required: false, colour: red|test.yaml, dimensions row 2: unknown key colour",
        "zh-Hant: 勞動者|zh-Hant: ''|test.yaml, dimensions row 2, title: zh-Hant is no text",
        ", zh-Hant: 勞動者||test.yaml, dimensions row 2, title: zh-Hant is missing",
        "zh-Hans: 隐私|zh-Hans: 隐私, fr: vie|test.yaml, dimensions row 1, title: unknown key fr",
        "id: workers|id: privacy|test.yaml, dimensions row 2: id privacy is used twice",
        "required: true|required: 'yes'|test.yaml, dimensions row 1: required is neither true nor false",
        "2026-01-01|1st of May|test.yaml, top: validFrom is no date: 1st of May",
        "impact-dimensions|impact-colours|test.yaml, top: unknown pack impact-colours"
      })
  void aPackThatIsNotRightIsRefusedWithFileAndRow(String right, String wrong, String message) {
    // Given
    var yaml = DIMENSIONS.replace(right.formatted(), wrong == null ? "" : wrong.formatted());

    // When / Then
    assertThat(yaml).isNotEqualTo(DIMENSIONS);
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidPackException.class)
        .hasMessage(message);
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    // When / Then
    assertThatThrownBy(() -> read(DIMENSIONS + "source: again\n"))
        .isInstanceOf(InvalidPackException.class)
        .hasMessageStartingWith("test.yaml: Duplicate field 'source'");
  }

  @Test
  void aListWithoutRowsIsRefused() {
    // Given
    var yaml = DIMENSIONS.substring(0, DIMENSIONS.indexOf("dimensions:\n")) + "dimensions: []\n";

    // When / Then
    assertThatThrownBy(() -> read(yaml))
        .hasMessage("test.yaml, top: dimensions is no list or an empty one");
  }

  @Test
  void somethingThatIsNoYamlIsRefused() {
    // When / Then
    assertThatThrownBy(() -> read("[unclosed")).isInstanceOf(InvalidPackException.class);
  }

  private static Object read(String yaml) {
    return PackReader.read("test.yaml", new StringReader(yaml));
  }
}
