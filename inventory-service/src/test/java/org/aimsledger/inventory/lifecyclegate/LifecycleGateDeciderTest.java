package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.NOON;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.POLICY;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FactStanding;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.referencedata.LifecycleGates.Separation;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleGateDeciderTest {
  private static final UUID OCCASION = UUID.fromString("01980000-0000-7000-8000-0000000000ac");
  private static final UUID REPORT = UUID.fromString("01980000-0000-7000-8000-0000000000ad");
  private static final LifecycleGateDecider DECIDER =
      new LifecycleGateDecider(BundledPacks.load().lifecycleGates(), false);
  private static final SystemStanding DESIGNED =
      new SystemStanding(
          true,
          true,
          true,
          Stage.DEVELOPMENT,
          HighImpact.YES,
          false,
          RiskClass.HIGH_ANNEX_III,
          7,
          2,
          null,
          0);
  private static final SystemStanding MINIMAL =
      new SystemStanding(
          true, true, true, Stage.DEPLOYED, HighImpact.NO, false, RiskClass.MINIMAL, 7, 2, null, 0);

  private static DeciderSpecification<
          Considered, LifecycleGate, LifecycleGateEvent, LifecycleGateRejection>
      given(LifecycleGateEvent... history) {
    return DeciderSpecification.of(DECIDER).given(history);
  }

  private static Considered seeing(SystemStanding system, LifecycleGateCommand command) {
    return new Considered(command, system, Dependents.UNSEEN, List.of());
  }

  private static LifecycleGateCommand approve(String by, String gate, String... conditions) {
    return new LifecycleGateCommand.Approve(
        CHATBOT,
        gate,
        List.of(conditions),
        conditions.length == 0 ? null : days(30),
        null,
        by,
        NOON);
  }

  private static LifecycleGateEvent attested(String fact, Instant until) {
    return new LifecycleGateEvent.FactAttested(
        CHATBOT, fact, "done", "urn:e", null, until, POLICY, "tom", NOON);
  }

  private static LifecycleGateEvent requested(String gate) {
    return new LifecycleGateEvent.DecisionRequested(
        CHATBOT, gate, GateTier.HIGH, "ready", POLICY, "olaf", NOON);
  }

  private static LifecycleGateEvent approved(
      String gate, @Nullable Instant until, String... waived) {
    return new LifecycleGateEvent.GateApproved(
        CHATBOT,
        gate,
        GateTier.MINIMAL,
        List.of("anna"),
        List.of(),
        until,
        List.of(waived),
        List.of(),
        POLICY,
        null,
        NOON);
  }

  /// All that a minimal system in use is asked for.
  private static LifecycleGateEvent[] inOrder(LifecycleGateEvent... more) {
    var all =
        new ArrayList<LifecycleGateEvent>(
            List.of(
                approved("G0", null),
                approved("G1", null),
                approved("G2", null),
                approved("G3", null),
                attested("verification-passed", days(100)),
                approved("G4", null),
                approved("G5", null),
                approved("G6", null)));
    all.addAll(List.of(more));
    return all.toArray(LifecycleGateEvent[]::new);
  }

  private static LifecycleGateCommand.Check check(@Nullable UUID occasion, Instant at) {
    return new LifecycleGateCommand.Check(CHATBOT, occasion, null, at);
  }

  private static LifecycleGateEvent inCompliance(
      Instant until, @Nullable UUID occasion, Instant at) {
    return new LifecycleGateEvent.InCompliance(
        CHATBOT, Stage.DEPLOYED, GateTier.MINIMAL, until, occasion, POLICY, at);
  }

  private static List<? extends LifecycleGateEvent> events(
      Decision<LifecycleGateEvent, LifecycleGateRejection> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<LifecycleGateEvent, LifecycleGateRejection>) decision).events();
  }

  @ParameterizedTest
  @CsvSource({
    ",UNKNOWN,HIGH",
    ",YES,HIGH",
    ",NO,TRANSPARENCY",
    "MINIMAL,YES,MINIMAL",
    "HIGH_ANNEX_I,NO,HIGH",
    "PROHIBITED,NO,PROHIBITED"
  })
  void theClassSaysHowStrictGatesAreAndNobodyIsHarmlessBySilence(
      RiskClass riskClass, HighImpact highImpact, GateTier tier) {
    // Given
    var system = DESIGNED.with(highImpact).at(1, riskClass, 1);

    // When
    var assessment =
        GateAssessment.of(
            DECIDER.policy(NOON),
            CHATBOT,
            LifecycleGate.EMPTY,
            system,
            Dependents.NONE,
            List.of(),
            NOON);

    // Then
    assertThat(assessment.tier()).isEqualTo(tier);
  }

  @Test
  void anApprovalStoresWhatItSaw() {
    // When
    var events =
        events(
            given(
                    attested("shadow-use-checked", days(9)),
                    requested("G0"),
                    GateExamples.responsible("dora"))
                .when(seeing(DESIGNED, approve("anna", "G0"))));

    // Then
    assertThat(events).hasSize(1);
    var given = (LifecycleGateEvent.ApprovalGiven) events.getFirst();
    assertThat(given.by()).isEqualTo("anna");
    assertThat(given.seen())
        .extracting("fact", "standing", "stream", "version", "validUntil")
        .containsExactly(
            tuple("owner-assigned", FactStanding.MET, "ai-system/" + CHATBOT, 7L, null),
            tuple("purpose-stated", FactStanding.MET, "ai-system/" + CHATBOT, 7L, null),
            tuple("role-stated", FactStanding.MET, "ai-system/" + CHATBOT, 7L, null),
            tuple(
                "shadow-use-checked", FactStanding.MET, "lifecycle-gate/" + CHATBOT, 1L, days(9)));
  }

  @Test
  void theSecondOfTwoPeopleOpensTheGateOfAHighRiskSystem() {
    // Given
    var first =
        new LifecycleGateEvent.ApprovalGiven(
            CHATBOT, "G1", List.of(), null, List.of(), List.of(), null, POLICY, "anna", NOON);

    // When
    var team = GateExamples.responsible("dora");
    var second = given(team, requested("G1"), first).when(seeing(DESIGNED, approve("bert", "G1")));
    var again = given(team, requested("G1"), first).when(seeing(DESIGNED, approve("anna", "G1")));

    // Then
    assertThat(events(second))
        .last()
        .isInstanceOfSatisfying(
            LifecycleGateEvent.GateApproved.class,
            e -> assertThat(e.approvers()).containsExactly("anna", "bert"));
    assertThat(again)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.ApprovedAlready("G1", "anna")));
  }

  @ParameterizedTest
  @CsvSource({"olaf,REQUESTER", "dora,DEVELOPER", "tom,ATTESTER"})
  void whoAskedDevelopsOrStatedDoesNotApprove(String person, Separation separation) {
    // When
    var decision =
        given(
                GateExamples.responsible("dora"),
                attested("shadow-use-checked", days(9)),
                requested("G0"))
            .when(seeing(DESIGNED, approve(person, "G0")));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(new LifecycleGateRejection.NotSeparate("G0", person, separation)));
  }

  @Test
  void conditionsLetGoOnlyWhatThePolicyLetsGo() {
    // Given: training is missing too
    var history =
        List.of(
                "deployment-planned",
                "user-information-ready",
                "oversight-staffed",
                "rollback-tested",
                "logs-on")
            .stream()
            .map(fact -> attested(fact, days(90)))
            .toArray(LifecycleGateEvent[]::new);
    var asked = Arrays.copyOf(history, history.length + 2);
    asked[history.length] = requested("G5");
    asked[history.length + 1] = GateExamples.responsible("dora");
    var withoutPlan = Arrays.copyOfRange(asked, 1, asked.length);

    // When
    var plain = given(asked).when(seeing(DESIGNED, approve("anna", "G5")));
    var conditional = given(asked).when(seeing(DESIGNED, approve("anna", "G5", "train them")));
    var tooMuch = given(withoutPlan).when(seeing(DESIGNED, approve("anna", "G5", "plan it")));

    // Then
    assertThat(plain)
        .isEqualTo(
            Decision.reject(
                new LifecycleGateRejection.FactsMissing(
                    "G5",
                    List.of(new GateLapse("G5", "training-done", LapseReason.FACT_MISSING)),
                    List.of())));
    assertThat(events(conditional))
        .singleElement()
        .isInstanceOfSatisfying(
            LifecycleGateEvent.ApprovalGiven.class,
            e -> assertThat(e.waived()).containsExactly("training-done"));
    assertThat(tooMuch)
        .isEqualTo(
            Decision.reject(
                new LifecycleGateRejection.FactsMissing(
                    "G5",
                    List.of(new GateLapse("G5", "deployment-planned", LapseReason.FACT_MISSING)),
                    List.of())));
  }

  @Test
  void anApprovalWithConditionsIsForATime() {
    // When / Then
    assertThatThrownBy(
            () ->
                new LifecycleGateCommand.Approve(
                    CHATBOT, "G5", List.of("train"), null, null, "anna", NOON))
        .isInstanceOf(IllegalFieldException.class)
        .hasMessageContaining("for a time");
  }

  @Test
  void nothingOpensTheGateOfAProhibitedPractice() {
    // Given
    var prohibited = DESIGNED.at(7, RiskClass.PROHIBITED, 3);
    var missing =
        Decision.<LifecycleGateEvent, LifecycleGateRejection>reject(
            new LifecycleGateRejection.FactsMissing(
                "G1",
                List.of(new GateLapse("G1", "not-prohibited", LapseReason.FACT_MISSING)),
                List.of()));

    // When
    var approved =
        given(GateExamples.responsible("dora"), requested("G1"))
            .when(seeing(prohibited, approve("anna", "G1", "soon")));
    var overridden =
        given()
            .when(
                seeing(
                    prohibited,
                    new LifecycleGateCommand.OverrideGate(
                        CHATBOT, "G1", new Reason("now"), "olaf", NOON)));

    // Then
    assertThat(approved).isEqualTo(missing);
    assertThat(overridden).isEqualTo(missing);
  }

  @Test
  void anOverrideIsReviewedBySomebodyElseBeforeAnythingElseIsDecided() {
    // Given
    var overridden = GateExamples.overridden("G5");
    var revoke =
        new LifecycleGateCommand.ReviewOverride(
            CHATBOT, "G5", OverrideOutcome.REVOKED, null, new Reason("no"), "olaf", NOON);

    // When
    var own = given(overridden).when(seeing(DESIGNED, revoke));
    var approval = given(overridden).when(seeing(DESIGNED, approve("anna", "G5")));
    var nothing = given().when(seeing(DESIGNED, revoke));

    // Then
    assertThat(own)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.OwnOverride("G5", "olaf")));
    assertThat(approval).isEqualTo(Decision.reject(new LifecycleGateRejection.ReviewOpen("G5")));
    assertThat(nothing).isEqualTo(Decision.reject(new LifecycleGateRejection.NoReviewOpen("G5")));
  }

  @Test
  void anOverrideCountsUntilItsReviewIsDueAndAfterwardsAsTheReviewSays() {
    // Given
    var policy = DECIDER.policy(NOON);
    var gate = policy.gate("G5").orElseThrow();
    var open = given(GateExamples.overridden("G5")).state();
    var revoked =
        given(GateExamples.overridden("G5"), GateExamples.reviewed("G5", OverrideOutcome.REVOKED))
            .state();
    var confirmed =
        given(GateExamples.overridden("G5"), GateExamples.reviewed("G5", OverrideOutcome.CONFIRMED))
            .state();

    // When
    var inTime =
        GateAssessment.of(policy, CHATBOT, open, DESIGNED, Dependents.NONE, List.of(), days(2))
            .lapses(gate);
    var overdue =
        GateAssessment.of(policy, CHATBOT, open, DESIGNED, Dependents.NONE, List.of(), days(3))
            .lapses(gate);
    var closed =
        GateAssessment.of(policy, CHATBOT, revoked, DESIGNED, Dependents.NONE, List.of(), NOON)
            .lapses(gate);
    var stands =
        GateAssessment.of(
                policy, CHATBOT, confirmed, DESIGNED, Dependents.NONE, List.of(), days(13))
            .lapses(gate);
    var over =
        GateAssessment.of(
                policy, CHATBOT, confirmed, DESIGNED, Dependents.NONE, List.of(), days(14))
            .lapses(gate);

    // Then
    assertThat(inTime).isEmpty();
    assertThat(overdue).containsExactly(new GateLapse("G5", null, LapseReason.REVIEW_OVERDUE));
    assertThat(closed).contains(new GateLapse("G5", null, LapseReason.OVERRIDE_REVOKED));
    assertThat(stands).isEmpty();
    assertThat(over).containsExactly(new GateLapse("G5", null, LapseReason.APPROVAL_EXPIRED));
  }

  @Test
  void aSystemInUseStandsInOrderUntilTheFirstFactEnds() {
    // When
    var before = given(inOrder()).when(seeing(MINIMAL, check(OCCASION, NOON)));
    var after =
        given(inOrder(inCompliance(days(100), OCCASION, NOON)))
            .when(seeing(MINIMAL, check(null, days(100))));
    var again =
        given(inOrder(inCompliance(days(100), OCCASION, NOON)))
            .when(seeing(MINIMAL, check(OCCASION, days(1))));

    // Then
    assertThat(before).isEqualTo(Decision.accept(inCompliance(days(100), OCCASION, NOON)));
    assertThat(after)
        .isEqualTo(
            Decision.accept(
                new LifecycleGateEvent.OutOfCompliance(
                    CHATBOT,
                    Stage.DEPLOYED,
                    GateTier.MINIMAL,
                    List.of(new GateLapse("G4", "verification-passed", LapseReason.FACT_EXPIRED)),
                    null,
                    null,
                    POLICY,
                    days(100))));
    assertThat(again).isEqualTo(Decision.accept());
  }

  @Test
  void aSevereIncidentPutsItOutOfComplianceInTheSameAppend() {
    // Given
    var observe =
        new LifecycleGateCommand.Observe(
            CHATBOT, "no-open-severe-incident", false, "1", "incident/x", 2, null, NOON);

    // When
    var inUse =
        events(
            given(inOrder(inCompliance(days(100), null, NOON)))
                .when(new Considered(observe, null, Dependents.UNSEEN, List.of())));
    var unknown = events(given().when(new Considered(observe, null, Dependents.UNSEEN, List.of())));

    // Then
    assertThat(inUse)
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            LifecycleGateEvent.OutOfCompliance.class,
            e ->
                assertThat(e.lapses())
                    .containsExactly(
                        new GateLapse("G5", "no-open-severe-incident", LapseReason.FACT_STALE),
                        new GateLapse("G6", "no-open-severe-incident", LapseReason.FACT_STALE)));
    assertThat(unknown).hasSize(1);
  }

  @Test
  void anObservationThatSaysNothingNewIsNotRecorded() {
    // Given
    var good =
        new LifecycleGateCommand.Observe(
            CHATBOT, "no-open-severe-incident", true, "0", "incident/x", 3, null, NOON);
    var bad =
        new LifecycleGateCommand.Observe(
            CHATBOT, "impact-assessment-approved", false, "due", "impact/x", 1, null, NOON);

    // When / Then
    assertThat(given().when(new Considered(good, null, Dependents.UNSEEN, List.of())))
        .isEqualTo(Decision.accept());
    assertThat(given().when(new Considered(bad, null, Dependents.UNSEEN, List.of())))
        .isEqualTo(Decision.accept());
  }

  @Test
  void aReportedChangeOfASystemInUseAsksForANewDecision() {
    // Given
    var change =
        new LifecycleGateCommand.Check(
            CHATBOT,
            OCCASION,
            new LifecycleGateCommand.Change(REPORT, "VERSION_CHANGED", days(1)),
            days(1));

    // When
    var first = events(given(inOrder()).when(seeing(MINIMAL, change)));
    var developing = events(given(inOrder()).when(seeing(MINIMAL.with(Stage.DEVELOPMENT), change)));

    // Then
    assertThat(first)
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            LifecycleGateEvent.OutOfCompliance.class,
            e ->
                assertThat(e.lapses())
                    .containsExactly(
                        new GateLapse("G7", null, LapseReason.NOT_DECIDED),
                        new GateLapse("G7", "change-assessed", LapseReason.FACT_STALE)));
    assertThat(developing).hasOnlyElementsOfType(LifecycleGateEvent.InCompliance.class);
  }

  @Test
  void aReportThatWasTakenIntoAccountDoesNotEndTheFactAgain() {
    // Given
    var observed =
        new LifecycleGateEvent.FactObserved(
            CHATBOT,
            "change-assessed",
            false,
            "VERSION_CHANGED",
            "ai-system-report/" + REPORT,
            1,
            null,
            NOON.minusSeconds(60));
    var change =
        new LifecycleGateCommand.Check(
            CHATBOT,
            OCCASION,
            new LifecycleGateCommand.Change(REPORT, "VERSION_CHANGED", days(1)),
            days(1));

    // When
    var events =
        events(
            given(inOrder(observed, attested("change-assessed", days(90)), approved("G7", null)))
                .when(seeing(MINIMAL, change)));

    // Then
    assertThat(events).hasOnlyElementsOfType(LifecycleGateEvent.InCompliance.class);
  }

  @Test
  void anApprovalOfAChangeDoesNotCoverTheNextOne() {
    // Given
    var policy = DECIDER.policy(NOON);
    var gate = policy.gate("G7").orElseThrow();
    var changed =
        new LifecycleGateEvent.FactObserved(
            CHATBOT, "change-assessed", false, "VERSION_CHANGED", "r/1", 1, null, days(1));
    var state =
        given(inOrder(approved("G7", null), changed, attested("change-assessed", days(90))))
            .state();

    // When
    var lapses =
        GateAssessment.of(policy, CHATBOT, state, MINIMAL, Dependents.NONE, List.of(), days(2))
            .lapses(gate);

    // Then
    assertThat(lapses).containsExactly(new GateLapse("G7", null, LapseReason.APPROVAL_OUTDATED));
  }

  @Test
  void aStatementIsForATimeThatThePolicyLimits() {
    // Given
    var command =
        new LifecycleGateCommand.Attest(
            CHATBOT, "rollback-tested", "done", "urn:e", null, days(9_999), "tom", NOON);
    var ofSystem =
        new LifecycleGateCommand.Attest(
            CHATBOT, "owner-assigned", "done", "urn:e", null, null, "tom", NOON);

    // When
    var events = events(given().when(seeing(DESIGNED, command)));
    var refused = given().when(seeing(DESIGNED, ofSystem));

    // Then
    assertThat(((LifecycleGateEvent.FactAttested) events.getFirst()).validUntil())
        .isEqualTo(days(180));
    assertThat(refused)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.NotForDeclaring("owner-assigned")));
  }

  @Test
  void aWithdrawnStatementIsStale() {
    // Given
    var withdraw =
        new LifecycleGateCommand.Withdraw(
            CHATBOT, "verification-passed", new Reason("wrong"), "tom", NOON);

    // When
    var events = events(given(inOrder()).when(seeing(MINIMAL, withdraw)));

    // Then
    assertThat(events)
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            LifecycleGateEvent.OutOfCompliance.class,
            e ->
                assertThat(e.lapses())
                    .containsExactly(
                        new GateLapse("G4", "verification-passed", LapseReason.FACT_STALE)));
  }

  @Test
  void nothingIsDecidedAboutUnknownOrRetiredSystemsOrUnknownGates() {
    // When
    var unknown = given().when(seeing(SystemStanding.NONE, approve("anna", "G1")));
    var retired = given().when(seeing(DESIGNED.with(Stage.RETIRED), approve("anna", "G1")));
    var noGate = given().when(seeing(DESIGNED, approve("anna", "G9")));
    var notAsked = given().when(seeing(DESIGNED, approve("anna", "G1")));

    // Then
    assertThat(unknown)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.UnknownSystem(CHATBOT)));
    assertThat(retired)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.SystemRetired(CHATBOT)));
    assertThat(noGate).isEqualTo(Decision.reject(new LifecycleGateRejection.UnknownGate("G9")));
    assertThat(notAsked).isEqualTo(Decision.reject(new LifecycleGateRejection.NotRequested("G1")));
  }

  @Test
  void nothingIsFoundAboutASystemThatNobodyPutUnderItsGates() {
    // Given
    var found = DESIGNED.with(Stage.DEPLOYED).at(7, null, 0);

    // When
    var free = given().when(seeing(found, check(OCCASION, NOON)));
    var everything =
        DeciderSpecification.of(new LifecycleGateDecider(DECIDER.policies(), true))
            .given()
            .when(seeing(found, check(OCCASION, NOON)));

    // Then
    assertThat(free).isEqualTo(Decision.accept());
    assertThat(events(everything))
        .singleElement()
        .isInstanceOf(LifecycleGateEvent.OutOfCompliance.class);
  }
}
