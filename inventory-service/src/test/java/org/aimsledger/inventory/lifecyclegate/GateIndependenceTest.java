package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.NOON;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.POLICY;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.referencedata.LifecycleGates.Separation;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That nobody decides alone, whatever the order in which things are done.
class GateIndependenceTest {
  private static final LifecycleGateDecider DECIDER =
      new LifecycleGateDecider(BundledPacks.load().lifecycleGates(), false);
  private static final SystemStanding HIGH =
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

  private static DeciderSpecification<
          Considered, LifecycleGate, LifecycleGateEvent, LifecycleGateRejection>
      given(LifecycleGateEvent... history) {
    return DeciderSpecification.of(DECIDER).given(history);
  }

  private static Considered seeing(LifecycleGateCommand command) {
    return new Considered(command, HIGH, Dependents.UNSEEN, List.of());
  }

  private static Considered approvedBy(String person) {
    return seeing(
        new LifecycleGateCommand.Approve(CHATBOT, "G0", List.of(), null, null, person, NOON));
  }

  private static LifecycleGateEvent stated(String person) {
    return new LifecycleGateEvent.FactAttested(
        CHATBOT, "shadow-use-checked", "done", "urn:e", null, days(9), POLICY, person, NOON);
  }

  private static LifecycleGateEvent requested() {
    return new LifecycleGateEvent.DecisionRequested(
        CHATBOT, "G0", GateTier.HIGH, "ready", POLICY, "olaf", NOON);
  }

  private static LifecycleGateEvent agreed(String person, @Nullable Instant until) {
    return new LifecycleGateEvent.ApprovalGiven(
        CHATBOT, "G0", List.of(), until, List.of(), List.of(), null, POLICY, person, NOON);
  }

  private static Considered confirmed(String person, Instant until) {
    return seeing(
        new LifecycleGateCommand.ReviewOverride(
            CHATBOT, "G5", OverrideOutcome.CONFIRMED, until, new Reason("seen"), person, NOON));
  }

  private static List<String> approvers(
      Decision<LifecycleGateEvent, LifecycleGateRejection> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<LifecycleGateEvent, LifecycleGateRejection>) decision)
        .events().stream()
            .filter(LifecycleGateEvent.GateApproved.class::isInstance)
            .map(LifecycleGateEvent.GateApproved.class::cast)
            .flatMap(event -> event.approvers().stream())
            .toList();
  }

  /// Not so: agree first, and state the fact that the agreement rests on afterwards.
  @Test
  void whoAgreedAndThenStatesTheFactDoesNotCountAsTheOtherPerson() {
    // Given
    var history =
        new LifecycleGateEvent[] {
          GateExamples.responsible("dora"),
          stated("tom"),
          requested(),
          agreed("anna", null),
          stated("anna")
        };

    // When
    var second = given(history).when(approvedBy("bert"));

    // Then
    assertThat(approvers(second)).isEmpty();
    assertThat(given(history).when(approvedBy("anna")))
        .isEqualTo(
            Decision.reject(
                new LifecycleGateRejection.NotSeparate("G0", "anna", Separation.ATTESTER)));
  }

  /// Not so: agree first, and join the developers afterwards.
  @Test
  void whoAgreedAndThenDevelopsDoesNotCountAsTheOtherPerson() {
    // When
    var second =
        given(
                GateExamples.responsible("dora"),
                stated("tom"),
                requested(),
                agreed("anna", null),
                GateExamples.responsible("anna"))
            .when(approvedBy("bert"));

    // Then
    assertThat(approvers(second)).isEmpty();
  }

  @Test
  void anAgreementThatIsOverIsGivenAgainAndIsOnePersonStill() {
    // Given
    var over = agreed("anna", NOON);
    var team = GateExamples.responsible("dora");

    // When
    var second = given(team, stated("tom"), requested(), over).when(approvedBy("bert"));
    var again = given(team, stated("tom"), requested(), over).when(approvedBy("anna"));
    var both =
        given(team, stated("tom"), requested(), over, agreed("anna", null))
            .when(approvedBy("bert"));

    // Then
    assertThat(approvers(second)).isEmpty();
    assertThat(approvers(again)).isEmpty();
    assertThat(approvers(both)).containsExactly("anna", "bert");
  }

  /// Not so: name no developer, so that nobody can be found to be one.
  @Test
  void nobodyApprovesWhileNobodyIsNamedAsDeveloper() {
    // When
    var decision = given(stated("tom"), requested()).when(approvedBy("anna"));
    var override = given(GateExamples.overridden("G5")).when(confirmed("anna", days(14)));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.DeveloperUnknown("G0")));
    assertThat(override)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.DeveloperUnknown("G5")));
  }

  /// Not so: open a gate in an emergency, and have the developer confirm that, for ever.
  @Test
  void anOverrideIsConfirmedByWhoMightApproveAndForALimitedTime() {
    // Given
    var history =
        new LifecycleGateEvent[] {GateExamples.responsible("dora"), GateExamples.overridden("G5")};

    // When
    var developer = given(history).when(confirmed("dora", days(14)));
    var forEver = given(history).when(confirmed("anna", days(91)));
    var inTime = given(history).when(confirmed("anna", days(90)));

    // Then
    assertThat(developer)
        .isEqualTo(
            Decision.reject(
                new LifecycleGateRejection.NotSeparate("G5", "dora", Separation.DEVELOPER)));
    assertThat(forEver)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.ExceptionTooLong("G5", days(90))));
    assertThat(inTime).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void conditionsCountForALimitedTime() {
    // When
    var decision =
        given(GateExamples.responsible("dora"), requested())
            .when(
                seeing(
                    new LifecycleGateCommand.Approve(
                        CHATBOT, "G0", List.of("look for it"), days(91), null, "anna", NOON)));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.ExceptionTooLong("G0", days(90))));
  }

  /// Not so: have a harmless class approved by one person, and determine the real one afterwards.
  @ParameterizedTest
  @CsvSource({"MINIMAL,true", "TRANSPARENCY,true", "HIGH,false", "PROHIBITED,false"})
  void whatFewerPeopleApprovedIsOutdatedOnceTheClassAsksForMore(GateTier then, boolean outdated) {
    // Given
    var policy = DECIDER.policy(NOON);
    var approved =
        new LifecycleGateEvent.GateApproved(
            CHATBOT,
            "G1",
            then,
            List.of("anna"),
            List.of(),
            null,
            List.of(),
            List.of(),
            POLICY,
            null,
            NOON);

    // When
    var lapses =
        GateAssessment.of(
                policy, CHATBOT, given(approved).state(), HIGH, Dependents.NONE, List.of(), NOON)
            .lapses(policy.gate("G1").orElseThrow());

    // Then
    assertThat(lapses.contains(new GateLapse("G1", null, LapseReason.APPROVAL_OUTDATED)))
        .isEqualTo(outdated);
  }
}
