package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.aimsledger.referencedata.LifecycleGates;
import org.aimsledger.referencedata.LifecycleGates.Firmness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleGatesReaderTest {
  private static final String PACK =
      """
      id: lifecycle-gates
      version: "1"
      validFrom: "2026-01-01"
      source: test
      tiers:
        - {id: HIGH, classes: [HIGH], highImpacts: ["YES"], approvers: 2,
           separateFrom: [REQUESTER], reviewWithinDays: 3, exceptionDays: 90,
           title: {en: a, zh-Hans: b, zh-Hant: c}, source: test}
      facts:
        - {id: logs, origin: DECLARED, validForDays: 30,
           title: {en: a, zh-Hans: b, zh-Hant: c}, remedy: {en: a, zh-Hans: b, zh-Hant: c},
           source: test}
      gates:
        - id: G5
          requiredFor: [PILOT]
          needs: [{fact: logs, firmness: REQUIRED, tiers: [HIGH]}]
          title: {en: a, zh-Hans: b, zh-Hant: c}
          source: test
      """;

  private final LifecycleGates bundled =
      BundledPacks.load().lifecycleGates().inForceOn(LocalDate.of(2026, 11, 22));

  private static LifecycleGates read(String text) {
    return (LifecycleGates) PackReader.read("test.yaml", new StringReader(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fact: logs|fact: lags|asks for the unknown lags",
        "tiers: [HIGH]|tiers: [LOW]|unknown tier",
        "approvers: 2|approvers: 0|1 to 5 approvers",
        "validForDays: 30, ||holds for a limited time",
        "reviewWithinDays: 3|reviewWithinDays: 0|review within",
        "exceptionDays: 90|exceptionDays: 0|an exception for",
        "firmness: REQUIRED|firmness: SOFT|firmness knows no SOFT"
      })
  void whatCanNotBeKeptIsRefused(String right, String wrong, String message) {
    // Given
    var text = PACK.replace(right.strip(), wrong == null ? "" : wrong);

    // When / Then
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidPackException.class)
        .hasStackTraceContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"HIGH,27", "TRANSPARENCY,18", "MINIMAL,8"})
  void moreIsAskedForWhereMoreIsAtStake(String tier, int facts) {
    // When
    var asked =
        bundled.requiredFor("DEPLOYED").stream()
            .filter(gate -> gate.trigger() == null)
            .flatMap(gate -> gate.needs(tier).stream())
            .map(LifecycleGates.Need::fact)
            .distinct()
            .count();

    // Then
    assertThat(asked).isEqualTo(facts);
  }

  @Test
  void nobodyUsesAProhibitedPracticeAndTwoPeopleDecideOnHighRisk() {
    // When
    var high = bundled.tier("HIGH_ANNEX_III", "NO");
    var unknown = bundled.tier(null, "UNKNOWN");
    var prohibition = bundled.gate("G1").orElseThrow().needs("PROHIBITED");

    // Then
    assertThat(high.approvers()).isEqualTo(2);
    assertThat(unknown.id()).isEqualTo("HIGH");
    assertThat(bundled.tier("SOMETHING_NEW", "NO").approvers()).isEqualTo(2);
    assertThat(prohibition)
        .extracting(LifecycleGates.Need::firmness)
        .containsExactly(Firmness.ABSOLUTE);
  }
}
