package org.aimsledger.inventory.riskclass;

import static org.aimsledger.inventory.riskclass.RiskClassExamples.NOW;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.answers;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.referencedata.RiskClasses.Rule;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The pack that comes with the product, held against a table of answers and what follows from
/// them.
class ClassificationTest {
  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/risk-classes.csv", ignoreLeadingAndTrailingWhitespace = true)
  void theRulesLeadFromTheAnswersToTheClass(
      String given,
      String riskClass,
      String path,
      String areas,
      String appliesFrom,
      String exceptions,
      String transparency,
      GeneralPurpose generalPurpose,
      String open) {
    // Given
    var answers = answers(given);

    // When
    var classification = Classification.of(NOW, answers);

    // Then
    assertThat(String.valueOf(classification.riskClass()))
        .isEqualTo(riskClass.equals("UNDETERMINED") ? "null" : riskClass);
    assertThat(String.valueOf(classification.appliesFrom()))
        .isEqualTo(appliesFrom.isEmpty() ? "null" : appliesFrom);
    assertThat(classification.path()).isEqualTo(words(path));
    assertThat(classification.areas()).isEqualTo(words(areas));
    assertThat(classification.exceptions()).isEqualTo(words(exceptions));
    assertThat(classification.transparency()).isEqualTo(words(transparency));
    assertThat(classification.generalPurpose()).isEqualTo(generalPurpose);
    assertThat(classification.open()).isEqualTo(words(open));
    assertThat(AnswerRule.problem(NOW, answers)).isEmpty();
  }

  @Test
  void everyRuleDecidesInTheTableAtLeastOnce() throws Exception {
    // Given
    var rules =
        Stream.of(NOW.rules(), NOW.exceptions())
            .flatMap(List::stream)
            .map(Rule::id)
            .collect(Collectors.toCollection(HashSet::new));

    // When
    try (var table =
        Objects.requireNonNull(ClassificationTest.class.getResourceAsStream("/risk-classes.csv"))) {
      new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words(line.split(", ", -1)[2]).forEach(rules::remove));
    }

    // Then
    assertThat(rules).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RiskClass.class)
  void everyClassHasARule(RiskClass riskClass) {
    // Then
    assertThat(NOW.rules()).anyMatch(rule -> riskClass.name().equals(rule.outcome()));
  }

  @Test
  void rulesSpeakOfNothingButTheWordsOfTheEvents() {
    // Given
    var classes = Stream.of(RiskClass.values()).map(Enum::name).toList();
    var models = Stream.of(GeneralPurpose.values()).map(Enum::name).toList();

    // When
    var packs = BundledPacks.load().riskClasses().all();

    // Then
    assertThat(packs)
        .allSatisfy(
            pack -> {
              assertThat(pack.rules()).allMatch(rule -> classes.contains(rule.outcome()));
              assertThat(pack.exceptions()).allMatch(rule -> classes.contains(rule.outcome()));
              assertThat(pack.generalPurpose()).allMatch(rule -> models.contains(rule.outcome()));
            });
  }
}
