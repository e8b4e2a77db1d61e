package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.FactStanding;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.SeenFact;
import org.aimsledger.contracts.inventory.Stage;

/// One of each event at the gates.
public final class GateExamples {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final String POLICY = "lifecycle-gates@2026.1";
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final UUID OCCASION = UUID.fromString("01980000-0000-7000-8000-0000000000ac");
  private static final SeenFact SEEN =
      new SeenFact(
          "rollback-tested",
          FactStanding.MET,
          "rolled back in 4 minutes",
          "lifecycle-gate/" + CHATBOT,
          1L,
          days(180));

  private GateExamples() {}

  public static Instant days(long days) {
    return NOON.plus(Duration.ofDays(days));
  }

  public static LifecycleGateEvent.FactAttested attested(String fact) {
    return new LifecycleGateEvent.FactAttested(
        CHATBOT,
        fact,
        "rolled back in 4 minutes",
        "urn:tests:77",
        DIGEST,
        days(180),
        POLICY,
        "tom",
        NOON);
  }

  public static LifecycleGateEvent.FactWithdrawn withdrawn(String fact) {
    return new LifecycleGateEvent.FactWithdrawn(
        CHATBOT, fact, "the test was another's", "tom", NOON);
  }

  public static LifecycleGateEvent.FactObserved observed(String fact, boolean met) {
    return new LifecycleGateEvent.FactObserved(
        CHATBOT, fact, met, "approved by ada", "impact-assessment/" + CHATBOT, 4, days(365), NOON);
  }

  public static LifecycleGateEvent.StageResponsibilityAssigned responsible(String developer) {
    return new LifecycleGateEvent.StageResponsibilityAssigned(
        CHATBOT, Stage.DEVELOPMENT, List.of(developer), "team of the project", "olaf", NOON);
  }

  public static LifecycleGateEvent.DependentAccepted dependentAccepted() {
    return new LifecycleGateEvent.DependentAccepted(
        CHATBOT,
        new LinkEnd(ComponentKind.USE_CASE, OCCASION),
        "it reads the archive only",
        "anna",
        NOON);
  }

  public static LifecycleGateEvent.DecisionRequested requested(String gate) {
    return new LifecycleGateEvent.DecisionRequested(
        CHATBOT, gate, GateTier.HIGH, "ready for use", POLICY, "olaf", NOON);
  }

  public static LifecycleGateEvent.ApprovalGiven approvalGiven(String gate, String by) {
    return new LifecycleGateEvent.ApprovalGiven(
        CHATBOT,
        gate,
        List.of("train the second shift"),
        days(30),
        List.of("training-done"),
        List.of(SEEN),
        "as agreed",
        POLICY,
        by,
        NOON);
  }

  public static LifecycleGateEvent.GateApproved approved(String gate) {
    return new LifecycleGateEvent.GateApproved(
        CHATBOT,
        gate,
        GateTier.HIGH,
        List.of("anna", "bert"),
        List.of("train the second shift"),
        days(30),
        List.of("training-done"),
        List.of(SEEN),
        POLICY,
        null,
        NOON);
  }

  public static LifecycleGateEvent.GateRejected rejected(String gate) {
    return new LifecycleGateEvent.GateRejected(
        CHATBOT, gate, "the plan is old", List.of(SEEN), POLICY, "anna", NOON);
  }

  public static LifecycleGateEvent.GateOverridden overridden(String gate) {
    return new LifecycleGateEvent.GateOverridden(
        CHATBOT,
        gate,
        "flood: the hotline is needed now",
        days(3),
        List.of(SEEN),
        POLICY,
        "olaf",
        NOON);
  }

  public static LifecycleGateEvent.OverrideReviewed reviewed(String gate, OverrideOutcome outcome) {
    return new LifecycleGateEvent.OverrideReviewed(
        CHATBOT,
        gate,
        outcome,
        outcome == OverrideOutcome.CONFIRMED ? days(14) : null,
        "looked at the logs",
        "anna",
        NOON);
  }

  public static LifecycleGateEvent.OutOfCompliance outOfCompliance() {
    return new LifecycleGateEvent.OutOfCompliance(
        CHATBOT,
        Stage.DEPLOYED,
        GateTier.HIGH,
        List.of(
            new GateLapse("G3", "impact-assessment-approved", LapseReason.FACT_STALE),
            new GateLapse("G6", null, LapseReason.APPROVAL_EXPIRED)),
        days(20),
        OCCASION,
        POLICY,
        NOON);
  }

  public static LifecycleGateEvent.InCompliance inCompliance() {
    return new LifecycleGateEvent.InCompliance(
        CHATBOT, Stage.DEPLOYED, GateTier.HIGH, days(20), OCCASION, POLICY, NOON);
  }
}
