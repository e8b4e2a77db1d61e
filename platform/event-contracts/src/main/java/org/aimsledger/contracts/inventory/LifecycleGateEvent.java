package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened at the gates of one AI system's life cycle. The stream is
/// `lifecycle-gate/<system>`. Gates and facts are named by their ids in pack `lifecycle-gates`.
public sealed interface LifecycleGateEvent extends InventoryServiceEvent {
  UUID system();

  /// A person states, with evidence, that a fact holds. Takes the place of an earlier statement.
  ///
  /// @param evidence where the evidence is
  /// @param digest SHA-256 of the evidence, in hexadecimal
  /// @param by pseudonymous id
  @WireName("org.aimsledger.inventory.gate-fact-attested.v1")
  record FactAttested(
      UUID system,
      String fact,
      String statement,
      String evidence,
      @Nullable String digest,
      Instant validUntil,
      String policyVersion,
      String by,
      Instant at)
      implements LifecycleGateEvent {}

  /// The statement no longer holds.
  @WireName("org.aimsledger.inventory.gate-fact-withdrawn.v1")
  record FactWithdrawn(UUID system, String fact, String reason, String by, Instant at)
      implements LifecycleGateEvent {}

  /// An event, of this service or another, says whether a fact holds from now on.
  ///
  /// @param value what was observed, in words
  /// @param stream where the event is recorded
  /// @param version which event of that stream it is
  @WireName("org.aimsledger.inventory.gate-fact-observed.v1")
  record FactObserved(
      UUID system,
      String fact,
      boolean met,
      String value,
      String stream,
      long version,
      @Nullable Instant validUntil,
      Instant at)
      implements LifecycleGateEvent {}

  /// A thing may go on depending on the system when that is retired.
  ///
  /// @param reason why it need not be moved
  /// @param by pseudonymous id
  @WireName("org.aimsledger.inventory.gate-dependent-accepted.v1")
  record DependentAccepted(UUID system, LinkEnd dependent, String reason, String by, Instant at)
      implements LifecycleGateEvent {}

  /// These people are responsible in a stage, and nobody else.
  ///
  /// @param people pseudonymous ids
  @WireName("org.aimsledger.inventory.stage-responsibility-assigned.v1")
  record StageResponsibilityAssigned(
      UUID system, Stage stage, List<String> people, String reason, String by, Instant at)
      implements LifecycleGateEvent {
    public StageResponsibilityAssigned {
      people = List.copyOf(people);
    }
  }

  /// Somebody asks for the gate to be opened. Approvals of an earlier request don't count any more.
  @WireName("org.aimsledger.inventory.gate-decision-requested.v1")
  record DecisionRequested(
      UUID system,
      String gate,
      GateTier tier,
      String reason,
      String policyVersion,
      String by,
      Instant at)
      implements LifecycleGateEvent {}

  /// One of the people who must agree does.
  ///
  /// @param conditions what has to be done; without any, nothing was waived
  /// @param until how long the approval counts, where it has conditions
  /// @param waived facts that need not hold meanwhile
  /// @param seen every fact that the gate asks for, as it was
  @WireName("org.aimsledger.inventory.gate-approval-given.v1")
  record ApprovalGiven(
      UUID system,
      String gate,
      List<String> conditions,
      @Nullable Instant until,
      List<String> waived,
      List<SeenFact> seen,
      @Nullable String remark,
      String policyVersion,
      String by,
      Instant at)
      implements LifecycleGateEvent {
    public ApprovalGiven {
      conditions = List.copyOf(conditions);
      waived = List.copyOf(waived);
      seen = List.copyOf(seen);
    }
  }

  /// All who must agree do: the gate is open.
  ///
  /// @param conditions those of all approvals
  /// @param until the earliest of all approvals
  /// @param seen every fact that the gate asks for, as the last of them saw it
  /// @param procedures versions in force of the procedures of the stages that ask for the gate;
  ///   absent: none of them had one
  @WireName("org.aimsledger.inventory.gate-approved.v1")
  record GateApproved(
      UUID system,
      String gate,
      GateTier tier,
      List<String> approvers,
      List<String> conditions,
      @Nullable Instant until,
      List<String> waived,
      List<SeenFact> seen,
      String policyVersion,
      @Nullable List<ProcedureVersion> procedures,
      Instant at)
      implements LifecycleGateEvent {
    public GateApproved {
      procedures = procedures == null ? null : List.copyOf(procedures);
      approvers = List.copyOf(approvers);
      conditions = List.copyOf(conditions);
      waived = List.copyOf(waived);
      seen = List.copyOf(seen);
    }
  }

  /// The gate stays closed, or is closed again.
  @WireName("org.aimsledger.inventory.gate-rejected.v1")
  record GateRejected(
      UUID system,
      String gate,
      String reason,
      List<SeenFact> seen,
      String policyVersion,
      String by,
      Instant at)
      implements LifecycleGateEvent {
    public GateRejected {
      seen = List.copyOf(seen);
    }
  }

  /// Somebody opened the gate in an emergency. Somebody else has to review that.
  ///
  /// @param reviewDue from then on the gate counts as closed until it was reviewed
  @WireName("org.aimsledger.inventory.gate-overridden.v1")
  record GateOverridden(
      UUID system,
      String gate,
      String reason,
      Instant reviewDue,
      List<SeenFact> seen,
      String policyVersion,
      String by,
      Instant at)
      implements LifecycleGateEvent {
    public GateOverridden {
      seen = List.copyOf(seen);
    }
  }

  /// Somebody else has looked at the override.
  ///
  /// @param until how long a confirmed override counts
  @WireName("org.aimsledger.inventory.gate-override-reviewed.v1")
  record OverrideReviewed(
      UUID system,
      String gate,
      OverrideOutcome outcome,
      @Nullable Instant until,
      String reason,
      String by,
      Instant at)
      implements LifecycleGateEvent {}

  /// The system is in use, and gates that its stage asks for are closed.
  ///
  /// @param until when the next fact or approval ends by itself
  /// @param occasion id of the event that was the reason to look; absent: time passed, or an event
  ///   of this stream
  @WireName("org.aimsledger.inventory.system-out-of-compliance.v1")
  record OutOfCompliance(
      UUID system,
      Stage stage,
      GateTier tier,
      List<GateLapse> lapses,
      @Nullable Instant until,
      @Nullable UUID occasion,
      String policyVersion,
      Instant at)
      implements LifecycleGateEvent {
    public OutOfCompliance {
      lapses = List.copyOf(lapses);
    }
  }

  /// Everything that the stage of the system asks for is there. Nothing is asked of a system that
  /// is not in use.
  ///
  /// @param until when the first fact or approval ends by itself
  /// @param occasion id of the event that was the reason to look; absent: time passed, or an event
  ///   of this stream
  @WireName("org.aimsledger.inventory.system-in-compliance.v1")
  record InCompliance(
      UUID system,
      Stage stage,
      GateTier tier,
      @Nullable Instant until,
      @Nullable UUID occasion,
      String policyVersion,
      Instant at)
      implements LifecycleGateEvent {}
}
