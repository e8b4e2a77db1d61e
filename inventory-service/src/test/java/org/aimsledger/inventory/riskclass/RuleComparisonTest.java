package org.aimsledger.inventory.riskclass;

import static org.aimsledger.inventory.riskclass.RiskClassExamples.LATER;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.NOW;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.harmlessBut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two versions of the pack: `LATER` changes one rule, has one more and one exception less, and
/// words another rule anew.
class RuleComparisonTest {
  private static final String VERSIONS = "risk-classes@2026.1 to risk-classes@2027.1: ";

  static Stream<Arguments> decisions() {
    return Stream.of(
        Arguments.of(
            "uses=worker-management; exception=NONE",
            List.of("use-worker-management"),
            VERSIONS + "changed rule use-worker-management; the class would stay HIGH_ANNEX_III"),
        Arguments.of(
            "uses=recruitment; exception=preparatory-task; profiling=NO; significant-risk=NO",
            List.of("exception-preparatory-task"),
            VERSIONS
                + "no rule exception-preparatory-task;"
                + " the class would be HIGH_ANNEX_III instead of MINIMAL"),
        Arguments.of(
            "transparency=public-interest-text",
            List.of("use-text-generation"),
            VERSIONS
                + "new rule use-text-generation;"
                + " the class would be undetermined instead of TRANSPARENCY"));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aClassIsDueWhenOtherRulesDecideAboutItsAnswers(
      String given, List<String> rules, String reason) {
    // When
    var change = RuleComparison.between(NOW, LATER, harmlessBut(given));

    // Then
    assertThat(change).isEqualTo(Optional.of(new RuleComparison(rules, reason)));
  }

  static Stream<Arguments> untouched() {
    return Stream.of(
        // The rule is worded anew, and decides the same.
        Arguments.of("uses=recruitment; exception=NONE"),
        // Another exception is gone than the one that is relied on.
        Arguments.of(
            "uses=recruitment; exception=narrow-procedural-task; profiling=NO;"
                + " significant-risk=NO"),
        // An exception that is gone was claimed in vain before, too.
        Arguments.of(
            "uses=recruitment; exception=preparatory-task; profiling=YES; significant-risk=NO"),
        Arguments.of("practices=social-scoring; uses=worker-management"),
        Arguments.of("transparency=interaction"),
        Arguments.of(""));
  }

  @ParameterizedTest
  @MethodSource("untouched")
  void aNewVersionAloneMakesNothingDue(String given) {
    // When
    var change = RuleComparison.between(NOW, LATER, harmlessBut(given));

    // Then
    assertThat(change).isEmpty();
  }

  @Test
  void theSameRulesChangeNothing() {
    // When
    var change = RuleComparison.between(NOW, NOW, RiskClassExamples.RECRUITMENT);

    // Then
    assertThat(change).isEmpty();
  }
}
