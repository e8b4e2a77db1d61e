package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.aimsledger.referencedata.Taxonomies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomiesReaderTest {
  private static final String PACK =
      """
      id: taxonomies
      version: "1"
      validFrom: "2026-01-01"
      source: test
      taxonomies:
        - id: colours
          edition: "3"
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
          entries:
            - {id: red, name: "Red", title: {en: "Red", zh-Hans: "红", zh-Hant: "紅"}}
            - {id: blue, name: "Blue"}
      """;

  private final Taxonomies bundled = BundledPacks.load().taxonomies().all().getFirst();

  private static Taxonomies read(String content) {
    return (Taxonomies) PackReader.read("test.yaml", new StringReader(content));
  }

  @Test
  void aWordHasATitleInThreeLanguagesOrANameAlone() {
    // When
    var colours = read(PACK).taxonomy("colours").orElseThrow();

    // Then
    assertThat(colours.edition()).isEqualTo("3");
    assertThat(colours.entry("red").orElseThrow().title()).isNotNull();
    assertThat(colours.entry("blue").orElseThrow().title()).isNull();
    assertThat(colours.entry("green")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: blue | id: red | id red is used twice",
        "edition: \"3\" | since: \"3\" | edition is missing",
        "name: \"Blue\" | name: \"\" | name is no text"
      })
  void aPackThatContradictsItselfIsRefused(String right, String wrong, String message) {
    // Given
    var broken = PACK.replace(right.strip(), wrong.strip());

    // Then
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(InvalidPackException.class)
        .hasMessageContaining(message.strip());
  }

  /// Oracle: how many words each vocabulary has, as its owner counts them.
  @ParameterizedTest
  @CsvSource({
    "oecd-harm, 2024-05, 4",
    "cset-harm-level, v1, 5",
    "cset-harm-type, v1, 12",
    "mit-risk, 2025, 31",
    "mit-cause, 2025, 9",
    "mitre-atlas, 5.6.0, 186",
    "owasp-llm, 2025, 10",
    "owasp-agentic, 2026, 10"
  })
  void theBundledPackHasAllWords(String id, String edition, int words) {
    // When
    var taxonomy = bundled.taxonomy(id).orElseThrow();

    // Then
    assertThat(taxonomy.edition()).isEqualTo(edition);
    assertThat(taxonomy.entries()).hasSize(words);
  }

  @Test
  void theIdsThatRespondersTagMostAreThere() {
    // Then
    assertThat(bundled.taxonomy("mitre-atlas").orElseThrow().entries())
        .extracting(Taxonomies.Entry::id)
        .containsAll(
            List.of("AML.T0051", "AML.T0054", "AML.T0057", "AML.T0010", "AML.T0034", "AML.T0048"));
    assertThat(bundled.taxonomy("avid").orElseThrow().entry("E0101").orElseThrow().name())
        .isEqualTo("Group fairness");
  }
}
