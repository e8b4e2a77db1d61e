package org.aimsledger.inventory.riskclass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassBasis;
import org.aimsledger.contracts.inventory.SecondPersonCause;
import org.jspecify.annotations.Nullable;

/// How the law classes a system, folded from its events.
///
/// @param inForce the class that holds; absent: none was determined yet
/// @param proposal what waits for a second person
/// @param undetermined the last answers, when they lead to no class
/// @param due why the class has to be determined again; empty when it has not
public record RiskClassStatus(
    @Nullable Determination inForce,
    @Nullable Proposal proposal,
    @Nullable Undetermined undetermined,
    List<Due> due) {
  static final RiskClassStatus NOTHING = new RiskClassStatus(null, null, null, List.of());

  public RiskClassStatus {
    due = List.copyOf(due);
  }

  /// A class that was decided.
  ///
  /// @param decider who decided, or confirmed
  /// @param proposer who proposed it; absent where nobody had to confirm
  public record Determination(
      UUID id,
      RiskClass riskClass,
      LocalDate appliesFrom,
      RiskClassBasis basis,
      String decider,
      @Nullable String proposer,
      Instant at) {}

  /// A class that waits for a second person.
  public record Proposal(
      UUID id,
      RiskClass riskClass,
      @Nullable RiskClass before,
      LocalDate appliesFrom,
      RiskClassBasis basis,
      List<SecondPersonCause> because,
      String proposer,
      Instant at) {
    public Proposal {
      because = List.copyOf(because);
    }
  }

  /// Answers that lead to no class.
  public record Undetermined(
      UUID id, RiskClassBasis basis, List<String> open, String decider, Instant at) {
    public Undetermined {
      open = List.copyOf(open);
    }
  }

  /// One reason to determine the class again.
  ///
  /// @param pack the rules that are to be used
  public record Due(
      RedeterminationCause cause, String pack, List<String> rules, String reason, Instant at) {
    public Due {
      rules = List.copyOf(rules);
    }
  }

  @Nullable RiskClass riskClass() {
    return inForce == null ? null : inForce.riskClass();
  }

  /// What was answered last, whatever came of it.
  Map<String, List<String>> lastAnswers() {
    if (undetermined != null) {
      return undetermined.basis().answers();
    }
    if (proposal != null) {
      return proposal.basis().answers();
    }
    return inForce == null ? Map.of() : inForce.basis().answers();
  }

  RiskClassStatus proposed(Proposal made) {
    return new RiskClassStatus(inForce, made, null, due);
  }

  RiskClassStatus withoutProposal() {
    return new RiskClassStatus(inForce, null, undetermined, due);
  }

  RiskClassStatus leftUndetermined(Undetermined answered) {
    return new RiskClassStatus(inForce, null, answered, due);
  }

  RiskClassStatus withDue(Due one) {
    var more = new ArrayList<>(due);
    more.add(one);
    return new RiskClassStatus(inForce, proposal, undetermined, more);
  }

  boolean isDue(RedeterminationCause cause) {
    return due.stream().anyMatch(one -> one.cause() == cause);
  }

  /// Whether it is due already because of these rules.
  boolean isDueBecauseOf(String pack) {
    return due.stream()
        .anyMatch(
            one -> one.cause() == RedeterminationCause.RULES_CHANGED && one.pack().equals(pack));
  }
}
