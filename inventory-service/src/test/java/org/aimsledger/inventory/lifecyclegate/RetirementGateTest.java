package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.NOON;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.FactStanding;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.SeenFact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.Dependents.Dependent;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.referencedata.LifecycleGates.Separation;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;

/// The gate of retirement, which asks what still depends on the system.
class RetirementGateTest {
  private static final LifecycleGateDecider DECIDER =
      new LifecycleGateDecider(BundledPacks.load().lifecycleGates(), false);
  private static final SystemStanding IN_USE =
      SystemStanding.NONE
          .with(true, true, true)
          .with(Stage.DEPLOYED)
          .with(HighImpact.NO)
          .at(3, RiskClass.MINIMAL, 1);
  private static final Dependent OFFICE = dependent(ComponentKind.USE_CASE, 1, "Answer letters");
  private static final Dependent HOTLINE = dependent(ComponentKind.AI_SYSTEM, 2, "Hotline");
  private static final Dependents BOTH = new Dependents(List.of(OFFICE, HOTLINE), true);
  private static final GateLapse MISSING =
      new GateLapse("G8", "dependants-moved", LapseReason.FACT_MISSING);

  private static final List<ProcedureVersion> PROCEDURES =
      List.of(new ProcedureVersion(Stage.RETIRED, "4.1"));

  private static Dependent dependent(ComponentKind kind, long id, String name) {
    return new Dependent(new LinkEnd(kind, new UUID(7, id)), name, Relation.USES);
  }

  private static LifecycleGateEvent requested() {
    return new LifecycleGateEvent.DecisionRequested(
        CHATBOT, "G8", GateTier.MINIMAL, "replaced", POLICY, "olaf", NOON);
  }

  private static LifecycleGateEvent accepted(Dependent dependent) {
    return new LifecycleGateEvent.DependentAccepted(
        CHATBOT, dependent.end(), "it reads the archive only", "anna", NOON);
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> decide(
      LifecycleGateCommand command, Dependents seen, LifecycleGateEvent... history) {
    return DeciderSpecification.of(DECIDER)
        .given(history)
        .when(new Considered(command, IN_USE, seen, PROCEDURES));
  }

  private static LifecycleGateCommand approve() {
    return new LifecycleGateCommand.Approve(CHATBOT, "G8", List.of(), null, null, "anna", NOON);
  }

  private static LifecycleGateCommand accept(Dependent dependent, String by) {
    return new LifecycleGateCommand.AcceptDependent(
        CHATBOT, dependent.end(), new Reason("it reads the archive only"), by, NOON);
  }

  private static List<SeenFact> seen(
      Decision<LifecycleGateEvent, LifecycleGateRejection> decision) {
    return opened(decision).seen();
  }

  /// How the system stands is found in the same append, and is among them.
  private static List<LifecycleGateEvent> events(
      Decision<LifecycleGateEvent, LifecycleGateRejection> decision) {
    return List.copyOf(
        ((Decision.Accepted<LifecycleGateEvent, LifecycleGateRejection>) decision).events());
  }

  private static LifecycleGateEvent.GateApproved opened(
      Decision<LifecycleGateEvent, LifecycleGateRejection> decision) {
    return events(decision).stream()
        .filter(LifecycleGateEvent.GateApproved.class::isInstance)
        .map(LifecycleGateEvent.GateApproved.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyApprovesWhileSomethingDependsOnTheSystem() {
    // When
    var decision = decide(approve(), BOTH, requested(), accepted(HOTLINE));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(
                new LifecycleGateRejection.FactsMissing("G8", List.of(MISSING), List.of(OFFICE))));
  }

  @Test
  void theGateOpensWhenNothingDependsOnTheSystemOrEachThingMayStay() {
    // When
    var moved = decide(approve(), Dependents.NONE, requested());
    var staying = decide(approve(), BOTH, requested(), accepted(OFFICE), accepted(HOTLINE));

    // Then
    assertThat(seen(moved))
        .containsExactly(
            new SeenFact(
                "dependants-moved",
                FactStanding.MET,
                "0 to be moved, 0 may stay",
                null,
                null,
                null));
    assertThat(seen(staying).getFirst().value()).isEqualTo("0 to be moved, 2 may stay");
  }

  @Test
  void theOpenGateNamesTheProceduresThatWereInForce() {
    // When
    var opened = opened(decide(approve(), Dependents.NONE, requested()));

    // Then
    assertThat(opened.procedures()).isEqualTo(PROCEDURES);
  }

  @Test
  void whatNobodyCouldLookAtInFullKeepsTheGateClosed() {
    // Given
    var more = new Dependents(List.of(HOTLINE), false);

    // When
    var some = decide(approve(), more, requested(), accepted(HOTLINE));
    var unseen = decide(approve(), Dependents.UNSEEN, requested());

    // Then
    var no =
        Decision.reject(new LifecycleGateRejection.FactsMissing("G8", List.of(MISSING), List.of()));
    assertThat(some).isEqualTo(no);
    assertThat(unseen).isEqualTo(no);
  }

  @Test
  void aStatementIsNoLongerTaken() {
    // Given
    var statement =
        new LifecycleGateCommand.Attest(
            CHATBOT, "dependants-moved", "none", "urn:list", null, null, "tom", NOON);

    // When
    var decision = decide(statement, BOTH);

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new LifecycleGateRejection.NotForDeclaring("dependants-moved")));
  }

  @Test
  void whoMayDecideSaysOnceWhyAThingMayStay() {
    // When
    var first = decide(accept(OFFICE, "anna"), BOTH);
    var again = decide(accept(OFFICE, "anna"), BOTH, accepted(OFFICE));
    var other = decide(accept(HOTLINE, "anna"), new Dependents(List.of(OFFICE), true));
    var requester = decide(accept(OFFICE, "olaf"), BOTH, requested());

    // Then
    assertThat(events(first)).contains(accepted(OFFICE));
    assertThat(events(again)).doesNotContain(accepted(OFFICE));
    assertThat(other)
        .isEqualTo(
            Decision.reject(new LifecycleGateRejection.NotDependent(CHATBOT, HOTLINE.end())));
    assertThat(requester)
        .isEqualTo(
            Decision.reject(
                new LifecycleGateRejection.NotSeparate("G8", "olaf", Separation.REQUESTER)));
  }

  @Test
  void theSystemStaysInUseWhileSomethingKeepsIt() {
    // Given
    var state = LifecycleGate.EMPTY.with(requested());
    var policy = DECIDER.policy(NOON);

    // When
    var kept = GateAssessment.of(policy, CHATBOT, state, IN_USE, BOTH, List.of(), NOON);

    // Then
    assertThat(kept.obstacles(Stage.RETIRED))
        .containsExactly(new GateLapse("G8", null, LapseReason.NOT_DECIDED), MISSING);
  }
}
