package org.aimsledger.inventory.riskclass;

import java.util.List;
import java.util.UUID;

/// Reasons to say no.
public sealed interface RiskClassRejection {
  record UnknownSystem(UUID system) implements RiskClassRejection {}

  /// Nothing is decided about what is retired.
  record SystemRetired(UUID system) implements RiskClassRejection {}

  record UnknownQuestion(String question, String pack) implements RiskClassRejection {}

  /// An answer that the question doesn't have, or one beside NONE, or two where one is asked for.
  ///
  /// @param allowed what may be answered, besides UNKNOWN
  record AnswerNotLegal(String question, List<String> given, List<String> allowed)
      implements RiskClassRejection {
    public AnswerNotLegal {
      given = List.copyOf(given);
      allowed = List.copyOf(allowed);
    }
  }

  /// An exception is relied on without saying why.
  record GroundsMissing(List<String> exceptions) implements RiskClassRejection {
    public GroundsMissing {
      exceptions = List.copyOf(exceptions);
    }
  }

  /// It is not what waits for a second person, or no longer.
  record NoSuchProposal(UUID system, UUID determination) implements RiskClassRejection {}

  /// Other rules are in force than those that led to the proposal.
  record ProposalOutdated(String used, String inForce) implements RiskClassRejection {}

  /// Who proposes doesn't confirm.
  record ConfirmerHasProposed(String actor) implements RiskClassRejection {}

  /// Nothing can be determined again that was never determined.
  record NothingInForce(UUID system) implements RiskClassRejection {}
}
