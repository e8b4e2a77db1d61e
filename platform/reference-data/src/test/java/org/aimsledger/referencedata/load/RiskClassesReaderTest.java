package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Clause;
import org.aimsledger.referencedata.RiskClasses.Kind;
import org.aimsledger.referencedata.RiskClasses.Question;
import org.aimsledger.referencedata.RiskClasses.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskClassesReaderTest {
  private static final String PACK =
      """
      id: risk-classes
      version: "1"
      validFrom: "2026-01-01"
      source: test
      questions:
        - id: uses
          kind: CHOICES
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
          options:
            - {id: hiring, title: {en: "a", zh-Hans: "b", zh-Hant: "c"}, source: test}
        - id: profiling
          kind: YES_NO
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      rules:
        - id: use-hiring
          outcome: HIGH_ANNEX_III
          area: "4(a)"
          appliesFrom: "2027-12-02"
          when:
            - {question: uses, oneOf: [hiring]}
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
        - id: minimal
          outcome: MINIMAL
          appliesFrom: "2024-08-01"
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      exceptions:
        - id: harmless
          outcome: HIGH_ANNEX_III
          appliesFrom: "2027-12-02"
          when:
            - {question: profiling, noneOf: ["YES"]}
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      transparency:
        - id: talks
          appliesFrom: "2026-08-02"
          when:
            - {question: profiling, oneOf: ["YES"]}
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      generalPurpose:
        - id: model
          outcome: MODEL
          appliesFrom: "2025-08-02"
          when:
            - {question: profiling, oneOf: ["YES"]}
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      """;

  private static RiskClasses read(String content) {
    return (RiskClasses) PackReader.read("test.yaml", new StringReader(content));
  }

  @Test
  void questionsAndRulesAreRead() {
    // When
    var pack = read(PACK);

    // Then
    assertThat(pack.version()).hasToString("risk-classes@1");
    assertThat(pack.question("uses").orElseThrow().answers())
        .containsExactlyInAnyOrder("hiring", "NONE");
    assertThat(pack.question("profiling").map(Question::kind)).contains(Kind.YES_NO);
    var rule = pack.rule("use-hiring").orElseThrow();
    assertThat(rule.area()).isEqualTo("4(a)");
    assertThat(rule.appliesFrom()).isEqualTo(LocalDate.of(2027, 12, 2));
    assertThat(rule.when()).containsExactly(new Clause("uses", Set.of("hiring"), false));
    assertThat(pack.rule("harmless").map(Rule::when))
        .contains(List.of(new Clause("profiling", Set.of("YES"), true)));
    assertThat(pack.rule("talks").orElseThrow().outcome()).isNull();
    assertThat(pack.rule("nothing")).isEmpty();
  }

  @Test
  void otherWordsDecideLikeBeforeAndOtherConditionsDoNot() {
    // Given
    var before = read(PACK).rule("use-hiring").orElseThrow();

    // When
    var worded = read(PACK.replace("en: \"a\"", "en: \"x\"")).rule("use-hiring").orElseThrow();
    var later = read(PACK.replace("2027-12-02", "2028-12-02")).rule("use-hiring").orElseThrow();
    var area = read(PACK.replace("4(a)", "4(b)")).rule("use-hiring").orElseThrow();

    // Then
    assertThat(worded.title().en()).isEqualTo("x");
    assertThat(before.decidesLike(worded)).isTrue();
    assertThat(before.decidesLike(later)).isFalse();
    assertThat(before.decidesLike(area)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oneOf: [hiring]|oneOf: [firing]|knows answers that uses has not",
        "question: uses|question: abuses|asks abuses, which is no question",
        "id: talks|id: minimal|the rule minimal is there twice",
        "kind: CHOICES|kind: YES_NO|unknown key options",
        "id: hiring|id: NONE|every question has UNKNOWN and NONE by itself"
      })
  void aPackThatCantDecideIsRefused(String right, String wrong, String message) {
    // Given
    var yaml = PACK.replaceFirst(Pattern.quote(right), wrong);

    // When / Then
    assertThat(yaml).isNotEqualTo(PACK);
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidPackException.class)
        .hasStackTraceContaining(message);
  }

  @Test
  void aPackWithoutALastResortIsRefused() {
    // Given
    var start = PACK.indexOf("  - id: minimal");
    var yaml = PACK.substring(0, start) + PACK.substring(PACK.indexOf("exceptions:"));

    // When / Then
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidPackException.class)
        .hasStackTraceContaining("the last rule holds always");
  }
}
