package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.DutiesDiffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which duties one report may meet. The rest of what filings do is in [CaseLifeTest].
class FilingRulesTest {
  /// A breach of a controller who also processes for others, in an essential entity.
  private static RegulatoryCase everything() {
    return after(
        facts(
            "controller",
            "processor",
            "personal-data-breach",
            "high-risk-to-persons",
            "essential-or-important-entity",
            "significant-incident"));
  }

  @ParameterizedTest
  @CsvSource({
    "gdpr-33-1, gdpr, nis2-early-warning, nis2",
    "nis2-notification, nis2, gdpr-33-1, gdpr",
    // The authority, the controller for whom data are processed, and the persons concerned.
    "gdpr-33-1, gdpr, gdpr-33-2, gdpr",
    "gdpr-33-1, gdpr, gdpr-34, gdpr",
  })
  void aReportMeetsNoDutyOfAnotherRegimeOrTowardsSomebodyElse(
      String clock, String regime, String other, String otherRegime) {
    // Given
    var state = everything();

    // When
    var decision = DECIDER.decide(file(report(NOW, true, clock, other), NOW), state);

    // Then
    assertThat(decision).isEqualTo(reject(new DutiesDiffer(clock, regime, other, otherRegime)));
    assertThat(open(state)).contains(clock, other);
  }

  @Test
  void aReportMeetsSeveralClocksOfOneDuty() {
    // Given
    var state = everything();

    // When
    var filed =
        then(state, file(report(NOW, true, "nis2-early-warning", "nis2-notification"), NOW));

    // Then
    assertThat(open(filed))
        .doesNotContain("nis2-early-warning", "nis2-notification")
        .contains("gdpr-33-1", "gdpr-33-2", "gdpr-34");
  }
}
