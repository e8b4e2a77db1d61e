package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Set;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Counting;
import org.aimsledger.referencedata.LegalClocks.Period;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.referencedata.LegalClocks.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalClocksReaderTest {
  private static final String PACK =
      """
      id: legal-clocks
      version: "1"
      validFrom: "2026-01-01"
      source: test
      facts:
        - id: leak
          appliesFrom: "2018-05-25"
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
        - id: harmless
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      regimes:
        - id: gdpr
          counting: EU
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          source: test
      clocks:
        - id: notify
          regime: gdpr
          paragraph: "33"
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          addressee: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          trigger: AWARE
          step: INITIAL
          unit: HOURS
          amount: 72
          all: [leak]
          none: [harmless]
          incompleteAllowed: true
          source: test
          retrievedOn: "2026-11-22"
      """;

  private final LegalClocks bundled = BundledPacks.load().legalClocks().all().getFirst();

  private static LegalClocks read(String content) {
    return (LegalClocks) PackReader.read("test.yaml", new StringReader(content));
  }

  @Test
  void aClockHasItsPeriodAndItsFacts() {
    // When
    var clock = read(PACK).clock("notify").orElseThrow();

    // Then
    assertThat(clock.period()).isEqualTo(new Period(72, Unit.HOURS));
    assertThat(clock.trigger()).isEqualTo(Trigger.AWARE);
    assertThat(clock.condition().holds(Set.of("leak"))).isTrue();
    assertThat(clock.condition().holds(Set.of("leak", "harmless"))).isFalse();
    assertThat(clock.condition().holds(Set.of())).isFalse();
    assertThat(read(PACK).fact("leak").orElseThrow().appliesFrom())
        .isEqualTo(LocalDate.of(2018, 5, 25));
    assertThat(read(PACK).fact("harmless").orElseThrow().appliesFrom()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regime: gdpr | regime: nis2 | names the undefined regime nis2",
        "all: [leak] | all: [flood] | names the undefined fact flood",
        "unit: HOURS | unit: WEEKS | unit knows no WEEKS",
        "trigger: AWARE | trigger: FILED | names the reports before it",
        "amount: 72 | amount: 0 | no period",
        "amount: 72 | amount: 5000 | no period",
        "none: [harmless] | after: [notify] | names the reports before it",
        "none: [harmless] | until: never | unknown key until",
        "counting: EU | counting: MOON | counting knows no MOON",
        "retrievedOn: \"2026-11-22\" | retrievedOn: \"soon\" | retrievedOn is no date"
      })
  void aPackThatContradictsItselfIsRefused(String right, String wrong, String message) {
    // Given
    var broken = PACK.replace(right.strip(), wrong.strip());

    // When
    // Then
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(InvalidPackException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void aClockWithoutFactsIsRefused() {
    // Given
    var broken = PACK.replace("    all: [leak]\n", "").replace("    none: [harmless]\n", "");

    // When
    // Then
    assertThatThrownBy(() -> read(broken)).hasMessageContaining("would always run");
  }

  /// Oracle: the table of periods as collected from the laws.
  @ParameterizedTest
  @CsvSource({
    "eu-ai-act-73-2, 15, DAYS, EU",
    "eu-ai-act-73-3, 2, DAYS, EU",
    "eu-ai-act-73-4, 10, DAYS, EU",
    "eu-ai-act-73-9, 15, DAYS, EU",
    "eu-ai-act-73-9-widespread, 2, DAYS, EU",
    "eu-ai-act-73-10, 15, DAYS, EU",
    "eu-ai-act-75-1a-73-9, 15, DAYS, EU",
    "eu-ai-act-26-5, 0, IMMEDIATE, EU",
    "eu-ai-act-26-5-73-2, 15, DAYS, EU",
    "eu-ai-act-26-5-73-3, 2, DAYS, EU",
    "eu-ai-act-26-5-73-4, 10, DAYS, EU",
    "eu-ai-act-26-5-risk, 0, IMMEDIATE, EU",
    "eu-gpai-cybersecurity, 5, DAYS, EU",
    "eu-gpai-final, 60, DAYS, EU",
    "gdpr-33-1, 72, HOURS, EU",
    "nis2-early-warning, 24, HOURS, EU",
    "nis2-final, 1, MONTHS, EU",
    "dora-initial-classified, 4, HOURS, EU",
    "dora-intermediate, 72, HOURS, EU",
    "cra-vulnerability-final, 14, DAYS, EU",
    "mdr-87-4, 2, DAYS, CALENDAR",
    "hipaa-164-404, 60, DAYS, CALENDAR",
    "sb53-15-days, 15, DAYS, CALENDAR",
    "raise-72-hours, 72, HOURS, CALENDAR",
    "china-critical-infrastructure, 1, HOURS, CALENDAR",
    "china-other-operator, 4, HOURS, CALENDAR",
    "china-summary, 30, DAYS, CALENDAR",
    "japan-full-malicious, 60, DAYS, CALENDAR",
    "korea-authority, 72, HOURS, CALENDAR"
  })
  void theBundledPackHasThePeriodsOfTheLaw(String id, int amount, Unit unit, Counting counting) {
    // When
    var clock = bundled.clock(id).orElseThrow();

    // Then
    assertThat(clock.period()).isEqualTo(new Period(amount, unit));
    assertThat(bundled.regime(clock.regime()).orElseThrow().counting()).isEqualTo(counting);
  }

  @Test
  void everyRegimeAndEveryFactIsUsed() {
    // When
    var regimes = bundled.clocks().stream().map(LegalClocks.Clock::regime).toList();
    var unused =
        bundled.facts().stream()
            .map(LegalClocks.Fact::id)
            .filter(
                fact ->
                    bundled.clocks().stream()
                        .map(LegalClocks.Clock::condition)
                        .noneMatch(
                            condition ->
                                condition.all().contains(fact)
                                    || condition.none().contains(fact)
                                    || condition.any().stream().anyMatch(s -> s.contains(fact))))
            .toList();

    // Then
    assertThat(bundled.regimes())
        .extracting(LegalClocks.Regime::id)
        .containsExactlyInAnyOrderElementsOf(regimes.stream().distinct().toList());
    assertThat(unused).isEmpty();
  }
}
