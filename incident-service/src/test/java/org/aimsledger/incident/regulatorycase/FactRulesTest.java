package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactRulesTest {
  private static final String PROVIDER = "provider-of-annex-iii-system";
  private static final String CI = "irreversible-critical-infrastructure-disruption";

  @Test
  void aSeriousIncidentOfAHighRiskSystemStartsFifteenDays() {
    // Given
    var command = facts(PROVIDER, "serious-harm-to-health");

    // When
    var events = events(DECIDER.decide(command, DECIDER.initial()));

    // Then
    assertThat(events)
        .containsExactly(
            new FactsStated(
                INCIDENT,
                List.of(PROVIDER, "serious-harm-to-health"),
                List.of(new StatedMoment("AWARE", AWARE)),
                "UTC",
                null,
                "legal-clocks@2026.1",
                "because",
                NOW),
            new ClockStarted(
                INCIDENT,
                "eu-ai-act-73-2",
                "eu-ai-act-73-2",
                "eu-ai-act",
                AWARE,
                Instant.parse("2027-12-18T15:02:00Z"),
                Instant.parse("2027-12-20T23:59:59Z"),
                "legal-clocks@2026.1",
                NOW));
  }

  /// Exactly one of Article 73(2), (3) and (4) applies, and the shortest wins.
  @ParameterizedTest
  @CsvSource({
    "serious-harm-to-health, serious-property-or-environment-harm, eu-ai-act-73-2",
    "death, serious-harm-to-health, eu-ai-act-73-4",
    "death, irreversible-critical-infrastructure-disruption, eu-ai-act-73-3",
    "death, widespread-infringement, eu-ai-act-73-3",
    "fundamental-rights-infringement, death, eu-ai-act-73-4"
  })
  void ofTheClocksOfOneDutyTheShortestRuns(String one, String other, String clock) {
    // When
    var state = after(facts(PROVIDER, one, other));

    // Then
    assertThat(running(state)).containsExactly(clock);
  }

  /// Article 73(9) and (10) leave harm to fundamental rights only; 26(5) has the deployer take over
  /// what it can't give to the provider, beside telling the provider.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "provider-of-annex-iii-system equivalent-reporting-obligations death | none",
        "high-risk-medical-device serious-harm-to-health serious-property-or-environment-harm | none",
        "provider-of-annex-iii-system equivalent-reporting-obligations death fundamental-rights-infringement"
            + " | eu-ai-act-73-9",
        "high-risk-medical-device widespread-infringement fundamental-rights-infringement"
            + " | eu-ai-act-73-10-widespread",
        "ai-office-competence provider-of-annex-iii-system high-risk-medical-device death | eu-ai-act-75-1a-73-4",
        "deployer-of-high-risk-system death | eu-ai-act-26-5",
        "deployer-of-high-risk-system provider-unreachable death | eu-ai-act-26-5 eu-ai-act-26-5-73-4",
        "deployer-of-high-risk-system provider-unreachable | none",
        "deployer-of-high-risk-system risk-to-health-safety-or-rights | eu-ai-act-26-5-risk"
      })
  void whoReportsLessOrForSomebodyElseHasThoseClocks(String facts, @Nullable String clocks) {
    // When
    var state = after(facts(facts.split(" ")));

    // Then
    assertThat(running(state))
        .containsExactlyInAnyOrder(clocks == null ? new String[0] : clocks.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // The day before Annex III bites, in the place where it counts
    "provider-of-annex-iii-system, 2027-12-01T12:00:00Z, UTC, 0",
    "provider-of-annex-iii-system, 2027-12-01T23:30:00Z, Europe/Berlin, 1",
    "provider-of-annex-iii-system, 2027-12-02T00:00:00Z, UTC, 1",
    "provider-of-annex-i-system, 2028-08-01T12:00:00Z, UTC, 0",
    "provider-of-annex-i-system, 2028-08-02T00:00:00Z, UTC, 1"
  })
  void aFactCountsFromTheDayItsLawApplies(String provider, Instant aware, String zone, int clocks) {
    // Given
    var command =
        new RegulatoryCaseCommand.StateFacts(
            INCIDENT,
            Set.of(provider, "death"),
            Map.of(Trigger.AWARE, aware),
            ZoneId.of(zone),
            null,
            WHY,
            aware.plusSeconds(60));

    // When
    var state = after(command);

    // Then
    assertThat(running(state)).hasSize(clocks);
  }

  @Test
  void oneIncidentCanHaveClocksOfManyRegimes() {
    // Given
    var command =
        facts(
            Map.of(Trigger.AWARE, AWARE, Trigger.CLASSIFIED_MAJOR, AWARE.plusSeconds(1_800)),
            NOW,
            PROVIDER,
            "fundamental-rights-infringement",
            "controller",
            "personal-data-breach",
            "financial-entity",
            "major-ict-incident");

    // When
    var state = after(command);

    // Then
    assertThat(running(state))
        .containsExactlyInAnyOrder(
            "eu-ai-act-73-2", "gdpr-33-1", "dora-initial-classified", "dora-initial-aware");
    assertThat(clock(state, "gdpr-33-1").due().earlier())
        .isEqualTo(Instant.parse("2027-12-06T15:02:00Z"));
    assertThat(clock(state, "dora-initial-classified").due().earlier())
        .isEqualTo(Instant.parse("2027-12-03T19:32:00Z"));
  }

  @Test
  void aLateClassificationLeavesOnlyItsFourHours() {
    // Given
    var classified = AWARE.plusSeconds(25 * 3_600);
    var command =
        facts(
            Map.of(Trigger.AWARE, AWARE, Trigger.CLASSIFIED_MAJOR, classified),
            classified.plusSeconds(60),
            "financial-entity",
            "major-ict-incident");

    // When
    var state = after(command);

    // Then
    assertThat(running(state)).containsExactly("dora-initial-classified");
  }

  @Test
  void anUnlikelyRiskKeepsTheClockFromStarting() {
    // When
    var state = after(facts("controller", "personal-data-breach", "risk-to-persons-unlikely"));

    // Then
    assertThat(running(state)).isEmpty();
  }

  @Test
  void statingTheSameAgainChangesNothing() {
    // Given
    var state = after(facts(PROVIDER, "death"));

    // When
    var decision = DECIDER.decide(facts(PROVIDER, "death"), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aDeathThatComesToLightLaterMakesThePeriodShorter() {
    // Given
    var state = after(facts(PROVIDER, "serious-harm-to-health"));
    var later = NOW.plusSeconds(86_400);

    // When
    var events =
        events(
            DECIDER.decide(
                facts(
                    Map.of(Trigger.AWARE, AWARE),
                    later,
                    PROVIDER,
                    "serious-harm-to-health",
                    "death"),
                state));

    // Then
    assertThat(events)
        .contains(new ClockSuperseded(INCIDENT, "eu-ai-act-73-2", "eu-ai-act-73-4", later))
        .filteredOn(ClockStarted.class::isInstance)
        .extracting(event -> ((ClockStarted) event).clock())
        .containsExactly("eu-ai-act-73-4");
  }

  @Test
  void aFactThatIsTakenBackEndsNoClock() {
    // Given
    var state = after(facts(PROVIDER, "serious-harm-to-health", CI));

    // When
    var next =
        then(
            state,
            facts(
                Map.of(Trigger.AWARE, AWARE),
                NOW.plusSeconds(60),
                PROVIDER,
                "serious-harm-to-health"));

    // Then: the longer one starts beside it, and only two persons end the shorter one
    assertThat(running(next)).containsExactly("eu-ai-act-73-3", "eu-ai-act-73-2");
  }

  @Test
  void aDutyThatWasSetAsideStaysSoAndTheLongerOneRuns() {
    // Given
    var state =
        after(
            facts(PROVIDER, "serious-harm-to-health", CI),
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, "eu-ai-act-73-3", ClockRelief.SET_ASIDE, null, WHY, RITA, NOW),
            new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "eu-ai-act-73-3", ANNA, NOW));

    // When
    var next =
        then(
            state,
            facts(
                Map.of(Trigger.AWARE, AWARE, Trigger.DISCOVERED, AWARE),
                NOW.plusSeconds(60),
                PROVIDER,
                "serious-harm-to-health",
                CI));

    // Then
    assertThat(running(next)).containsExactly("eu-ai-act-73-2");
  }

  @Test
  void aSupersededClockThatIsNeededAgainStartsUnderANewName() {
    // Given
    var state = after(facts(PROVIDER, "serious-harm-to-health"));
    var shorter =
        then(state, facts(Map.of(Trigger.AWARE, AWARE), NOW.plusSeconds(1), PROVIDER, "death"));

    // When
    var next =
        then(
            shorter,
            facts(
                Map.of(Trigger.AWARE, AWARE),
                NOW.plusSeconds(2),
                PROVIDER,
                "serious-harm-to-health"));

    // Then
    assertThat(running(next)).containsExactly("eu-ai-act-73-4", "eu-ai-act-73-2.2");
  }

  @Test
  void aCorrectedMomentMovesTheDeadline() {
    // Given
    var state = after(facts("controller", "personal-data-breach"));
    var earlier = AWARE.minusSeconds(3_600);

    // When
    var events =
        events(
            DECIDER.decide(
                facts(
                    Map.of(Trigger.AWARE, earlier),
                    NOW.plusSeconds(60),
                    "controller",
                    "personal-data-breach"),
                state));

    // Then
    var due = Instant.parse("2027-12-06T14:02:00Z");
    assertThat(events)
        .contains(
            new ClockRecalculated(
                INCIDENT,
                "gdpr-33-1",
                earlier,
                due,
                due,
                "legal-clocks@2026.1",
                NOW.plusSeconds(60)));
  }

  @Test
  void whatNoRuleKnowsIsRefused() {
    // When
    var decision = DECIDER.decide(facts("death", "bad-luck"), DECIDER.initial());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(
                new RegulatoryCaseRejection.UnknownFacts(
                    List.of("bad-luck"), "legal-clocks@2026.1")));
  }

  @Test
  void aMomentThatHasNotComeIsRefused() {
    // Given
    var tomorrow = NOW.plusSeconds(86_400);

    // When
    var decision =
        DECIDER.decide(facts(Map.of(Trigger.AWARE, tomorrow), NOW, "death"), DECIDER.initial());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(new RegulatoryCaseRejection.TimeInFuture("AWARE", tomorrow, NOW)));
  }

  @Test
  void anUnknownCalendarIsRefused() {
    // Given
    var command =
        new RegulatoryCaseCommand.StateFacts(
            INCIDENT,
            Set.of("death"),
            Map.of(Trigger.AWARE, AWARE),
            ZoneId.of("UTC"),
            "xx",
            WHY,
            NOW);

    // When
    var decision = DECIDER.decide(command, DECIDER.initial());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(new RegulatoryCaseRejection.UnknownCalendar("xx", List.of("de"))));
  }
}
