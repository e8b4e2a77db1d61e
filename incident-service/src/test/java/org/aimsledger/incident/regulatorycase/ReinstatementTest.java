package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockReinstated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.incident.regulatorycase.LegalClock.Ending;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.junit.jupiter.api.Test;

/// Setting a clock aside loses no duty: the next one of the same duty runs at once, and what was
/// set aside can run again.
class ReinstatementTest {
  private static final String PROVIDER = "provider-of-annex-iii-system";
  private static final String CI = "irreversible-critical-infrastructure-disruption";

  private static RegulatoryCase setAside(RegulatoryCase state, String clock) {
    var proposed =
        then(
            state,
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, clock, ClockRelief.SET_ASIDE, null, WHY, RITA, NOW));
    return then(proposed, new RegulatoryCaseCommand.ApproveRelief(INCIDENT, clock, ANNA, NOW));
  }

  private static RegulatoryCaseCommand reinstate(String clock) {
    return new RegulatoryCaseCommand.Reinstate(INCIDENT, clock, WHY, RITA, NOW);
  }

  private static RegulatoryCaseCommand breachAt(long secondsLater) {
    return facts(
        Map.of(Trigger.AWARE, AWARE.plusSeconds(secondsLater)),
        NOW,
        "controller",
        "personal-data-breach");
  }

  @Test
  void theNextClockOfADutyRunsAsSoonAsTheShortestIsSetAside() {
    // Given
    var state = after(facts(PROVIDER, "death", CI));

    // When
    var next = setAside(state, "eu-ai-act-73-3");
    var last = setAside(next, "eu-ai-act-73-4");

    // Then
    assertThat(running(state)).containsExactly("eu-ai-act-73-3");
    assertThat(running(next)).containsExactly("eu-ai-act-73-4");
    assertThat(clock(next, "eu-ai-act-73-4").triggerAt()).isEqualTo(AWARE);
    assertThat(running(last)).containsExactly("eu-ai-act-73-2");
  }

  @Test
  void theNextClockCountsFromTheMomentOfTheOneThatWasSetAside() {
    // Given: a later moment, which moved no deadline
    var state =
        then(
            after(facts(PROVIDER, "death", CI)),
            facts(Map.of(Trigger.AWARE, AWARE.plusSeconds(600)), NOW, PROVIDER, "death", CI));

    // When
    var next = setAside(state, "eu-ai-act-73-3");

    // Then
    assertThat(clock(next, "eu-ai-act-73-4").triggerAt()).isEqualTo(AWARE);
  }

  @Test
  void aSupersededClockRunsAgainWhenTheOneInItsPlaceIsSetAside() {
    // Given
    var longer = after(facts(PROVIDER, "serious-harm-to-health"));
    var shorter = then(longer, facts(PROVIDER, "serious-harm-to-health", CI));

    // When
    var next = setAside(shorter, "eu-ai-act-73-3");

    // Then
    assertThat(running(shorter)).containsExactly("eu-ai-act-73-3");
    assertThat(running(next)).containsExactly("eu-ai-act-73-2.2");
  }

  @Test
  void onePersonReinstatesAClockFromItsFirstMoment() {
    // Given
    var before = after(facts(PROVIDER, "death", CI));
    var state = setAside(before, "eu-ai-act-73-3");

    // When
    var decision = DECIDER.decide(reinstate("eu-ai-act-73-3"), state);

    // Then: it takes its place back
    assertThat(events(decision))
        .containsExactly(
            new ClockReinstated(INCIDENT, "eu-ai-act-73-3", RITA.value(), "because", NOW),
            new ClockSuperseded(INCIDENT, "eu-ai-act-73-4", "eu-ai-act-73-3", NOW));
    var next = then(state, reinstate("eu-ai-act-73-3"));
    assertThat(running(next)).containsExactly("eu-ai-act-73-3");
    assertThat(clock(next, "eu-ai-act-73-3")).isEqualTo(clock(before, "eu-ai-act-73-3"));
  }

  @Test
  void onlyWhatWasSetAsideIsReinstated() {
    // Given
    var running = after(breachAt(0));
    var met = then(running, file(report(NOW, true, "gdpr-33-1"), NOW));

    // When
    var again = DECIDER.decide(reinstate("gdpr-33-1"), running);
    var ended = DECIDER.decide(reinstate("gdpr-33-1"), met);
    var unknown = DECIDER.decide(reinstate("gdpr-34"), met);

    // Then
    assertThat(again).isEqualTo(accept());
    assertThat(ended)
        .isEqualTo(reject(new RegulatoryCaseRejection.ClockHasEnded("gdpr-33-1", Ending.MET)));
    assertThat(unknown).isEqualTo(reject(new RegulatoryCaseRejection.UnknownClock("gdpr-34")));
  }

  @Test
  void anotherMomentStartsARuleThatWasSetAside() {
    // Given
    var state = setAside(after(breachAt(0)), "gdpr-33-1");

    // When
    var next = then(state, breachAt(600));

    // Then
    assertThat(running(next)).containsExactly("gdpr-33-1.2");
    assertThat(clock(next, "gdpr-33-1.2").triggerAt()).isEqualTo(AWARE.plusSeconds(600));
  }

  @Test
  void aMomentThatWasKnownWhenTheRuleWasSetAsideDoesNotStartIt() {
    // Given: a later moment, which moved no deadline
    var state = setAside(then(after(breachAt(0)), breachAt(600)), "gdpr-33-1");

    // When
    var next =
        then(
            state,
            facts(
                Map.of(
                    Trigger.AWARE, AWARE.plusSeconds(600), Trigger.RESOLVED, AWARE.plusSeconds(60)),
                NOW,
                "controller",
                "personal-data-breach"));

    // Then
    assertThat(running(state)).isEmpty();
    assertThat(running(next)).isEmpty();
  }
}
