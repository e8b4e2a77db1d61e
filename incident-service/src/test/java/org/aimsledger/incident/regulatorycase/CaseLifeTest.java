package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockAlarmRaised;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMet;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMissed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockTolled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionOwed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportabilityDecided;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.incident.regulatorycase.LegalClock.Ending;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Decisions, warnings, reliefs and filings of a case.
class CaseLifeTest {
  private static final List<Duration> ALARMS =
      List.of(Duration.ofHours(72), Duration.ofHours(24), Duration.ofHours(1));
  private static final Instant BREACH_DUE = Instant.parse("2027-12-06T15:02:00Z");

  private static final Duration TEN_DAYS = Duration.ofDays(10);

  private static RegulatoryCase breach() {
    return after(facts("controller", "personal-data-breach"));
  }

  @Test
  void aReportabilityDecisionRestsOnAStatementAndStartsNoClock() {
    // Given
    var state = after(facts("controller", "personal-data-breach", "risk-to-persons-unlikely"));
    var command =
        new RegulatoryCaseCommand.DecideReportability(
            INCIDENT, "gdpr", Reportability.NOT_APPLICABLE, WHY, ANNA, ANNA, NOW);

    // When
    var decision = DECIDER.decide(command, state);

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new ReportabilityDecided(
                    INCIDENT,
                    "gdpr",
                    Reportability.NOT_APPLICABLE,
                    ANNA.value(),
                    1,
                    "because",
                    NOW)));
    assertThat(running(then(state, command))).isEmpty();
    assertThat(DECIDER.decide(command, then(state, command))).isEqualTo(accept());
  }

  @Test
  void onlyWhoAnswersForTheLawDecidesWhetherToReport() {
    // Given
    var nobody =
        new RegulatoryCaseCommand.DecideReportability(
            INCIDENT, "gdpr", Reportability.REPORTABLE, WHY, ANNA, null, NOW);
    var somebodyElse =
        new RegulatoryCaseCommand.DecideReportability(
            INCIDENT, "gdpr", Reportability.REPORTABLE, WHY, RITA, ANNA, NOW);

    // Then
    assertThat(DECIDER.decide(nobody, breach()))
        .isEqualTo(reject(new RegulatoryCaseRejection.LegalMissing(INCIDENT)));
    assertThat(DECIDER.decide(somebodyElse, breach()))
        .isEqualTo(reject(new RegulatoryCaseRejection.NotLegal(ANNA.value())));
  }

  @Test
  void whoAnswersForTheLawSignsWhatIsFiledWhereSomebodyDoes() {
    // Given
    var report = report(NOW, true, "gdpr-33-1");

    // When
    var bySomebodyElse =
        DECIDER.decide(
            new RegulatoryCaseCommand.FileReport(INCIDENT, report, RITA, ANNA, NOW), breach());
    var byLegal =
        DECIDER.decide(
            new RegulatoryCaseCommand.FileReport(INCIDENT, report, ANNA, ANNA, NOW), breach());
    var atNight =
        DECIDER.decide(
            new RegulatoryCaseCommand.FileReport(INCIDENT, report, RITA, null, NOW), breach());

    // Then
    assertThat(bySomebodyElse)
        .isEqualTo(reject(new RegulatoryCaseRejection.NotLegal(ANNA.value())));
    assertThat(events(byLegal)).hasSize(2);
    assertThat(events(atNight)).hasSize(2);
  }

  @Test
  void aDecisionIsNotTakenBack() {
    // Given
    var decide =
        new RegulatoryCaseCommand.DecideReportability(
            INCIDENT, "gdpr", Reportability.REPORTABLE, WHY, ANNA, ANNA, NOW);
    var state = then(breach(), decide);

    // When
    var decision =
        DECIDER.decide(
            new RegulatoryCaseCommand.DecideReportability(
                INCIDENT, "gdpr", Reportability.UNDECIDED, WHY, ANNA, ANNA, NOW),
            state);

    // Then
    assertThat(decision).isEqualTo(reject(new RegulatoryCaseRejection.DecisionStands("gdpr")));
  }

  @Test
  void nothingFollowsBeforeFactsAreStated() {
    // When
    var decision =
        DECIDER.decide(new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, NOW), DECIDER.initial());

    // Then
    assertThat(decision).isEqualTo(reject(new RegulatoryCaseRejection.NoFacts(INCIDENT)));
  }

  @ParameterizedTest
  @CsvSource({
    // 72 hours before is no warning for a clock of 72 hours
    "2027-12-03T16:00:00Z, ",
    "2027-12-05T15:01:59Z, ",
    "2027-12-05T15:02:00Z, 86400",
    // The nearest one, when nobody looked for a while
    "2027-12-06T14:02:00Z, 3600",
    "2027-12-06T15:02:00Z, 3600"
  })
  void peopleAreWarnedBeforeTheEarlierReading(Instant now, @Nullable Long secondsBefore) {
    // When
    var decision = DECIDER.decide(new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, now), breach());

    // Then
    assertThat(decision)
        .isEqualTo(
            secondsBefore == null
                ? accept()
                : accept(
                    new ClockAlarmRaised(INCIDENT, "gdpr-33-1", secondsBefore, BREACH_DUE, now)));
  }

  @Test
  void nobodyIsWarnedTwiceOrToldTwice() {
    // Given
    var near = BREACH_DUE.minusSeconds(3_000);
    var over = BREACH_DUE.plusSeconds(1);
    var warned = then(breach(), new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, near));

    // When
    var again = DECIDER.decide(new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, near), warned);
    var missed = DECIDER.decide(new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, over), warned);
    var afterwards =
        DECIDER.decide(
            new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, over.plusSeconds(60)),
            then(warned, new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, over)));

    // Then
    assertThat(again).isEqualTo(accept());
    assertThat(missed).isEqualTo(accept(new ClockMissed(INCIDENT, "gdpr-33-1", BREACH_DUE, over)));
    assertThat(afterwards).isEqualTo(accept());
  }

  @Test
  void aDutyWithoutAPeriodIsNeverMissed() {
    // Given
    var state = after(facts("processor", "personal-data-breach"));

    // When
    var decision =
        DECIDER.decide(
            new RegulatoryCaseCommand.Watch(INCIDENT, ALARMS, NOW.plusSeconds(86_400)), state);

    // Then
    assertThat(running(state)).containsExactly("gdpr-33-2");
    assertThat(decision).isEqualTo(accept());
  }

  @ParameterizedTest
  @CsvSource({
    "2027-12-18T15:02:00Z, BOTH_READINGS",
    "2027-12-18T15:02:01Z, LATER_READING",
    "2027-12-20T23:59:59Z, LATER_READING",
    "2027-12-21T00:00:00Z, LATE"
  })
  void aReportIsMeasuredAgainstBothReadings(Instant filedAt, Punctuality punctuality) {
    // Given
    var state = after(facts("provider-of-annex-iii-system", "serious-harm-to-health"));

    // When
    var events =
        events(DECIDER.decide(file(report(filedAt, true, "eu-ai-act-73-2"), filedAt), state));

    // Then
    assertThat(events)
        .contains(new ClockMet(INCIDENT, "eu-ai-act-73-2", FILING, filedAt, punctuality, filedAt));
  }

  @Test
  void oneReportMayMeetSeveralClocksAndStartsTheNext() {
    // Given
    var state =
        after(
            facts(
                Map.of(Trigger.AWARE, AWARE, Trigger.CLASSIFIED_MAJOR, AWARE),
                NOW,
                "financial-entity",
                "major-ict-incident"));

    // When
    var next =
        then(state, file(report(NOW, false, "dora-initial-classified", "dora-initial-aware"), NOW));

    // Then
    assertThat(running(next)).containsExactly("dora-intermediate");
    assertThat(clock(next, "dora-intermediate").due().earlier())
        .isEqualTo(NOW.plus(Duration.ofDays(3)));
  }

  @Test
  void whatIsReportedFromTimeToTimeStartsAgainUntilItIsResolved() {
    // Given
    var model = "provider-of-systemic-risk-model";
    var state = after(facts(model, "serious-cybersecurity-breach"));
    var first = then(state, file(report(NOW, false, "eu-gpai-cybersecurity"), NOW));
    var later = NOW.plus(Duration.ofDays(20));
    var second =
        then(first, file(report(new UUID(0, 2), later, false, "eu-gpai-intermediate"), later));

    // When
    var resolved =
        then(
            second,
            facts(
                Map.of(Trigger.AWARE, AWARE, Trigger.RESOLVED, later),
                later,
                model,
                "serious-cybersecurity-breach"));
    var last =
        then(resolved, file(report(new UUID(0, 3), later, true, "eu-gpai-intermediate.2"), later));

    // Then
    assertThat(running(first)).containsExactly("eu-gpai-intermediate");
    assertThat(running(second)).containsExactly("eu-gpai-intermediate.2");
    assertThat(clock(second, "eu-gpai-intermediate.2").triggerAt()).isEqualTo(later);
    assertThat(running(last)).containsExactly("eu-gpai-final");
  }

  @Test
  void aSecondInitialReportPostponesNothing() {
    // Given
    var state = then(majorIncident(), file(report(NOW, false, "dora-initial-classified"), NOW));
    var later = NOW.plus(Duration.ofHours(1));
    var due = NOW.plus(Duration.ofDays(3));

    // When
    var next = then(state, file(report(new UUID(0, 2), later, false, "dora-initial-aware"), later));
    var earlier =
        then(
            state,
            file(report(new UUID(0, 2), NOW.minusSeconds(60), false, "dora-initial-aware"), later));
    var met = then(next, file(report(new UUID(0, 3), later, true, "dora-intermediate"), later));

    // Then: unless it was filed before the first one
    assertThat(clock(next, "dora-intermediate").triggerAt()).isEqualTo(NOW);
    assertThat(clock(next, "dora-intermediate").due().earlier()).isEqualTo(due);
    assertThat(clock(earlier, "dora-intermediate").due().earlier()).isEqualTo(due.minusSeconds(60));
    assertThat(running(met)).containsExactly("dora-final");
  }

  @Test
  void aReportThatWasMadeIsNotOwedAgainByASecondInitialReport() {
    // Given
    var state = then(majorIncident(), file(report(NOW, false, "dora-initial-classified"), NOW));
    state = then(state, file(report(new UUID(0, 2), NOW, true, "dora-intermediate"), NOW));

    // When
    var next = then(state, file(report(new UUID(0, 3), NOW, true, "dora-initial-aware"), NOW));
    var together =
        then(
            then(majorIncident(), file(report(NOW, false, "dora-initial-classified"), NOW)),
            file(
                report(new UUID(0, 2), NOW, true, "dora-initial-aware", "dora-intermediate"), NOW));

    // Then
    assertThat(running(next)).containsExactly("dora-final");
    assertThat(running(together)).containsExactly("dora-final");
  }

  @Test
  void aReportFromTimeToTimeKeepsItsTollingWhenItCountsFromALaterReport() {
    // Given: it follows the first of two initial reports, and stands still for ten days
    var model = "provider-of-systemic-risk-model";
    var state =
        then(
            after(facts(model, "serious-cybersecurity-breach")),
            file(report(NOW, true, "eu-gpai-cybersecurity"), NOW));
    state = then(state, propose("eu-gpai-intermediate", ClockRelief.TOLL, NOW.plus(TEN_DAYS)));
    state = then(state, approve("eu-gpai-intermediate"));
    state =
        then(
            state,
            facts(
                model,
                "serious-cybersecurity-breach",
                "irreversible-critical-infrastructure-disruption"));
    var later = NOW.plus(Duration.ofHours(1));

    // When
    var next =
        then(state, file(report(new UUID(0, 2), later, true, "eu-gpai-infrastructure"), later));

    // Then: a period of 28 days
    assertThat(clock(next, "eu-gpai-intermediate").triggerAt()).isEqualTo(later);
    assertThat(clock(next, "eu-gpai-intermediate").due().earlier())
        .isEqualTo(later.plus(Duration.ofDays(38)));
  }

  @Test
  void aFollowingClockThatWasSetAsideIsNotStartedByTheNextReport() {
    // Given
    var state = then(majorIncident(), file(report(NOW, false, "dora-initial-classified"), NOW));
    state = then(state, propose("dora-intermediate", ClockRelief.SET_ASIDE, null));
    state = then(state, approve("dora-intermediate"));

    // When
    var next = then(state, file(report(new UUID(0, 2), NOW, false, "dora-initial-aware"), NOW));

    // Then
    assertThat(running(next)).isEmpty();
    assertThat(clock(next, "dora-intermediate").isSetAside()).isTrue();
  }

  private static RegulatoryCase majorIncident() {
    return after(
        facts(
            Map.of(Trigger.AWARE, AWARE, Trigger.CLASSIFIED_MAJOR, AWARE),
            NOW,
            "financial-entity",
            "major-ict-incident"));
  }

  private static RegulatoryCaseCommand propose(
      String clock, ClockRelief relief, @Nullable Instant until) {
    return new RegulatoryCaseCommand.ProposeRelief(INCIDENT, clock, relief, until, WHY, RITA, NOW);
  }

  private static RegulatoryCaseCommand approve(String clock) {
    return new RegulatoryCaseCommand.ApproveRelief(INCIDENT, clock, ANNA, NOW);
  }

  @Test
  void theSameFilingIsRecordedOnce() {
    // Given
    var filed = then(breach(), file(report(NOW, false, "gdpr-33-1"), NOW));

    // When
    var again = DECIDER.decide(file(report(NOW, false, "gdpr-33-1"), NOW), filed);
    var other = DECIDER.decide(file(report(NOW, true, "gdpr-33-1"), NOW), filed);
    var late = DECIDER.decide(file(report(new UUID(0, 2), NOW, false, "gdpr-33-1"), NOW), filed);

    // Then
    assertThat(again).isEqualTo(accept());
    assertThat(other).isEqualTo(reject(new RegulatoryCaseRejection.FilingIsAnother(FILING)));
    assertThat(late)
        .isEqualTo(reject(new RegulatoryCaseRejection.ClockHasEnded("gdpr-33-1", Ending.MET)));
  }

  @Test
  void afterAnIncompleteReportTheCompleteOneIsOwed() {
    // Given
    var report = report(NOW, false, "gdpr-33-1");
    var whole = report(new UUID(0, 2), NOW, true, "gdpr-33-1");

    // When
    var events = events(DECIDER.decide(file(report, NOW), breach()));
    var filed = then(breach(), file(report, NOW));
    var completion = events(DECIDER.decide(file(whole, NOW), filed));

    // Then
    assertThat(events).contains(new CompletionOwed(INCIDENT, "gdpr-33-1", FILING, NOW));
    assertThat(open(filed)).containsExactly("gdpr-33-1");
    assertThat(running(filed)).isEmpty();
    assertThat(completion)
        .hasSize(2)
        .contains(new CompletionFiled(INCIDENT, "gdpr-33-1", new UUID(0, 2), NOW));
    assertThat(open(then(filed, file(whole, NOW)))).isEmpty();
    assertThat(open(then(breach(), file(whole, NOW)))).isEmpty();
  }

  @Test
  void theNextReportOfARowIsTheCompletionAndAReportToOthersIsNot() {
    // Given
    var major = then(majorIncident(), file(report(NOW, false, "dora-initial-classified"), NOW));
    var breach =
        then(
            after(facts("controller", "personal-data-breach", "high-risk-to-persons")),
            file(report(NOW, false, "gdpr-33-1"), NOW));

    // When
    var next = then(major, file(report(new UUID(0, 2), NOW, true, "dora-intermediate"), NOW));
    var others = then(breach, file(report(new UUID(0, 2), NOW, true, "gdpr-34"), NOW));

    // Then
    assertThat(open(next)).containsExactly("dora-initial-aware", "dora-final");
    assertThat(open(others)).containsExactly("gdpr-33-1");
  }

  @Test
  void impossibleFilingsAreRefused() {
    // Given
    var state = after(facts("controller", "personal-data-breach", "high-risk-to-persons"));

    // When
    var unknown = DECIDER.decide(file(report(NOW, true, "no-such-clock"), NOW), state);
    var future = DECIDER.decide(file(report(NOW.plusSeconds(1), true, "gdpr-33-1"), NOW), state);
    var early = DECIDER.decide(file(report(AWARE.minusSeconds(1), true, "gdpr-33-1"), NOW), state);
    var incomplete = DECIDER.decide(file(report(NOW, false, "gdpr-34"), NOW), state);

    // Then
    assertThat(unknown)
        .isEqualTo(reject(new RegulatoryCaseRejection.UnknownClock("no-such-clock")));
    assertThat(future)
        .isEqualTo(
            reject(new RegulatoryCaseRejection.TimeInFuture("filedAt", NOW.plusSeconds(1), NOW)));
    assertThat(early)
        .isEqualTo(
            reject(
                new RegulatoryCaseRejection.FiledBeforeTrigger(
                    "gdpr-33-1", AWARE.minusSeconds(1), AWARE)));
    assertThat(incomplete)
        .isEqualTo(reject(new RegulatoryCaseRejection.IncompleteNotAllowed("gdpr-34")));
  }

  @Test
  void aClockIsSetAsideByTwoPersons() {
    // Given
    var propose =
        new RegulatoryCaseCommand.ProposeRelief(
            INCIDENT, "gdpr-33-1", ClockRelief.SET_ASIDE, null, WHY, RITA, NOW);
    var proposed = then(breach(), propose);

    // When
    var alone =
        DECIDER.decide(
            new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "gdpr-33-1", RITA, NOW), proposed);
    var agreed =
        then(proposed, new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "gdpr-33-1", ANNA, NOW));

    // Then
    assertThat(running(proposed)).containsExactly("gdpr-33-1");
    assertThat(alone)
        .isEqualTo(
            reject(new RegulatoryCaseRejection.ProposerMayNotApprove("gdpr-33-1", RITA.value())));
    assertThat(running(agreed)).isEmpty();
    assertThat(DECIDER.decide(propose, proposed)).isEqualTo(accept());
    assertThat(
            DECIDER.decide(
                new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "gdpr-33-1", ANNA, NOW), agreed))
        .isEqualTo(accept());
  }

  @Test
  void aProposalCanBeTurnedDown() {
    // Given
    var proposed =
        then(
            breach(),
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, "gdpr-33-1", ClockRelief.SET_ASIDE, null, WHY, RITA, NOW));

    // When
    var refused =
        then(
            proposed,
            new RegulatoryCaseCommand.RefuseRelief(INCIDENT, "gdpr-33-1", WHY, ANNA, NOW));
    var approved =
        DECIDER.decide(
            new RegulatoryCaseCommand.ApproveRelief(INCIDENT, "gdpr-33-1", ANNA, NOW), refused);

    // Then
    assertThat(running(refused)).containsExactly("gdpr-33-1");
    assertThat(approved)
        .isEqualTo(reject(new RegulatoryCaseRejection.NoReliefProposed("gdpr-33-1")));
  }

  @Test
  void aSecondProposalWaitsForTheFirst() {
    // Given
    var proposed =
        then(
            breach(),
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, "gdpr-33-1", ClockRelief.SET_ASIDE, null, WHY, RITA, NOW));

    // When
    var other =
        DECIDER.decide(
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, "gdpr-33-1", ClockRelief.SET_ASIDE, null, WHY, ANNA, NOW),
            proposed);

    // Then
    assertThat(other)
        .isEqualTo(reject(new RegulatoryCaseRejection.ReliefIsPending("gdpr-33-1", RITA.value())));
  }

  @Test
  void aTolledPeriodStandsStillAndKeepsItsLengthWhenMomentsAreCorrected() {
    // Given
    var until = NOW.plus(Duration.ofDays(10));
    var proposed =
        then(
            breach(),
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, "gdpr-33-1", ClockRelief.TOLL, until, WHY, RITA, NOW));
    var due = BREACH_DUE.plus(Duration.ofDays(10));

    // When
    var decision =
        DECIDER.decide(
            new RegulatoryCaseCommand.ApproveRelief(
                INCIDENT, "gdpr-33-1", ANNA, NOW.plusSeconds(60)),
            proposed);

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new ClockTolled(
                    INCIDENT,
                    "gdpr-33-1",
                    NOW,
                    until,
                    due,
                    due,
                    RITA.value(),
                    ANNA.value(),
                    "because",
                    NOW.plusSeconds(60))));
    var tolled =
        then(
            proposed,
            new RegulatoryCaseCommand.ApproveRelief(
                INCIDENT, "gdpr-33-1", ANNA, NOW.plusSeconds(60)));
    var corrected =
        then(
            tolled,
            facts(
                Map.of(Trigger.AWARE, AWARE.minusSeconds(3_600)),
                NOW.plusSeconds(120),
                "controller",
                "personal-data-breach"));
    assertThat(clock(corrected, "gdpr-33-1").due().earlier()).isEqualTo(due.minusSeconds(3_600));
  }

  @Test
  void aTollingThatIsOverIsRefused() {
    // When
    var decision =
        DECIDER.decide(
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, "gdpr-33-1", ClockRelief.TOLL, NOW, WHY, RITA, NOW),
            breach());

    // Then
    assertThat(decision)
        .isEqualTo(reject(new RegulatoryCaseRejection.TollingHasEnded("gdpr-33-1", NOW, NOW)));
  }
}
