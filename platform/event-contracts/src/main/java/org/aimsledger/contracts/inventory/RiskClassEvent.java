package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// How the law classes one AI system, determination by determination. The stream is
/// `risk-class/<system>`. A determination is never changed: the next one takes its place.
public sealed interface RiskClassEvent extends InventoryServiceEvent {
  UUID system();

  /// Somebody proposes a class that needs a second person. What was in force stays in force.
  ///
  /// @param before the class in force; absent without one
  /// @param appliesFrom first day on which the duties of the class apply
  /// @param proposer pseudonymous id
  @WireName("org.aimsledger.inventory.risk-class-proposed.v1")
  record Proposed(
      UUID determination,
      UUID system,
      RiskClass riskClass,
      @Nullable RiskClass before,
      LocalDate appliesFrom,
      RiskClassBasis basis,
      List<SecondPersonCause> because,
      String proposer,
      Instant at)
      implements RiskClassEvent {
    public Proposed {
      because = List.copyOf(because);
    }
  }

  /// A second person does not stand behind a proposal.
  @WireName("org.aimsledger.inventory.risk-class-proposal-declined.v1")
  record ProposalDeclined(
      UUID determination, UUID system, String decliner, String reason, Instant at)
      implements RiskClassEvent {}

  /// The class of the system from now on. Ends what made a new determination due.
  ///
  /// @param before the class in force until now; absent without one
  /// @param appliesFrom first day on which the duties of the class apply
  /// @param decider pseudonymous id of who decided, or of who confirmed a proposal
  /// @param proposer pseudonymous id of who proposed it; absent where nobody had to confirm
  @WireName("org.aimsledger.inventory.risk-class-determined.v1")
  record Determined(
      UUID determination,
      UUID system,
      RiskClass riskClass,
      @Nullable RiskClass before,
      LocalDate appliesFrom,
      RiskClassBasis basis,
      String decider,
      @Nullable String proposer,
      Instant at)
      implements RiskClassEvent {}

  /// The answers don't lead to a class yet. What was in force stays in force.
  ///
  /// @param open questions that have to be answered
  @WireName("org.aimsledger.inventory.risk-class-left-undetermined.v1")
  record LeftUndetermined(
      UUID determination,
      UUID system,
      RiskClassBasis basis,
      List<String> open,
      String decider,
      Instant at)
      implements RiskClassEvent {
    public LeftUndetermined {
      open = List.copyOf(open);
    }
  }

  /// The class in force has to be determined again; until then it stays in force.
  ///
  /// @param determination the one in force
  /// @param pack the rules that are to be used
  /// @param rules rules that make it due: changed, new or gone
  /// @param reason in words
  @WireName("org.aimsledger.inventory.risk-class-redetermination-due.v1")
  record RedeterminationDue(
      UUID determination,
      UUID system,
      RedeterminationCause cause,
      String pack,
      List<String> rules,
      String reason,
      Instant at)
      implements RiskClassEvent {
    public RedeterminationDue {
      rules = List.copyOf(rules);
    }
  }
}
