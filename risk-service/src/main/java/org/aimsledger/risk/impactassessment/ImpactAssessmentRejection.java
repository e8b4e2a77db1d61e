package org.aimsledger.risk.impactassessment;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.ImpactedParty;
import org.aimsledger.contracts.risk.WithdrawalReason;

/// Reasons to say no.
public sealed interface ImpactAssessmentRejection {
  record UnknownAssessment(UUID assessment) implements ImpactAssessmentRejection {}

  /// Nothing is due: it has been withdrawn.
  record DutyWithdrawn(WithdrawalReason reason) implements ImpactAssessmentRejection {}

  /// It is done; only a new cause reopens it.
  record AlreadyCompleted() implements ImpactAssessmentRejection {}

  record NotStarted() implements ImpactAssessmentRejection {}

  record NotCompleted() implements ImpactAssessmentRejection {}

  /// Somebody else is at work on it.
  record NotTheAssessor(String assessor) implements ImpactAssessmentRejection {}

  /// Who assessed doesn't approve.
  record ApproverHasAssessed(String actor) implements ImpactAssessmentRejection {}

  record UnknownDimension(String dimension, String dimensionsVersion)
      implements ImpactAssessmentRejection {}

  /// A number that the criteria do not have.
  ///
  /// @param scale severity or likelihood
  record NotOnScale(String scale, int value, int highest, String criteriaVersion)
      implements ImpactAssessmentRejection {}

  record RatedTwice(String dimension, ImpactedParty affected)
      implements ImpactAssessmentRejection {}

  record DimensionsMissing(List<String> dimensions, String dimensionsVersion)
      implements ImpactAssessmentRejection {
    public DimensionsMissing {
      dimensions = List.copyOf(dimensions);
    }
  }
}
