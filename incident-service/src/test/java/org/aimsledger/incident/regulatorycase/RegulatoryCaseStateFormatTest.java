package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.aimsledger.incident.regulatorycase.RegulatoryCaseEventTypes.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.testkit.spec.ApprovedState;
import org.junit.jupiter.api.Test;

class RegulatoryCaseStateFormatTest {
  /// A case with a clock in every standing.
  private static RegulatoryCase state() {
    var facts =
        facts(
            Map.of(Trigger.AWARE, AWARE, Trigger.DISCOVERED, AWARE),
            NOW,
            "provider-of-annex-iii-system",
            "serious-harm-to-health",
            "controller",
            "personal-data-breach",
            "hipaa-covered-entity",
            "unsecured-health-information-breached",
            "operator-in-japan",
            "reportable-leak-in-japan");
    var more =
        facts(
            Map.of(Trigger.AWARE, AWARE, Trigger.DISCOVERED, AWARE),
            NOW.plusSeconds(1),
            "provider-of-annex-iii-system",
            "serious-harm-to-health",
            "death",
            "controller",
            "personal-data-breach",
            "hipaa-covered-entity",
            "unsecured-health-information-breached",
            "operator-in-japan",
            "reportable-leak-in-japan");
    return after(
        facts,
        more,
        new RegulatoryCaseCommand.DecideReportability(
            INCIDENT, "gdpr", Reportability.REPORTABLE, WHY, ANNA, ANNA, NOW),
        file(report(NOW, false, "gdpr-33-1"), NOW),
        new RegulatoryCaseCommand.ProposeRelief(
            INCIDENT,
            "hipaa-164-404",
            ClockRelief.TOLL,
            NOW.plus(Duration.ofDays(3)),
            WHY,
            RITA,
            NOW),
        new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "hipaa-164-404", ANNA, NOW),
        new RegulatoryCaseCommand.ProposeRelief(
            INCIDENT, "japan-full", ClockRelief.SET_ASIDE, null, WHY, RITA, NOW),
        new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "japan-full", ANNA, NOW),
        new RegulatoryCaseCommand.ProposeRelief(
            INCIDENT, "japan-prompt", ClockRelief.SET_ASIDE, null, WHY, RITA, NOW),
        new RegulatoryCaseCommand.Watch(
            INCIDENT, List.of(Duration.ofHours(1)), AWARE.plus(Duration.ofDays(10))));
  }

  @Test
  void aStateIsReadBackAsItWasWritten() {
    // Given
    var state = state();

    // When
    var read = STATES.read(STATES.write(state));

    // Then
    assertThat(read).contains(state);
  }

  /// Red means: the form, or what this history folds to, has changed. Raise the version in
  /// `RegulatoryCaseEventTypes.STATES` and approve the new state under it.
  @Test
  void theFormIsTheApprovedOne() {
    // When
    var written = STATES.write(state());

    // Then
    ApprovedState.assertThatIsApproved("regulatory-case", STATES.version(), written);
  }
}
