package org.aimsledger.risk.impactassessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactRating;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Absent;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Approval;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Approved;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Completed;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Duty;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Known;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Open;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Result;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Withdrawn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: an assessment as it is, and its history.
final class ImpactAssessmentResponses {
  private ImpactAssessmentResponses() {}

  /// The assessment of one system as it is.
  @Schema(name = "ImpactAssessment")
  record OneAssessment(
      UUID id,
      UUID system,
      AssessmentStatus status,
      @Schema(description = "Why it is or was due") List<DutyCause> causes,
      @Schema(description = "Every incident that has been a cause") List<UUID> incidents,
      @Nullable LocalDate due,
      @Schema(description = "Not completed, and the last day has passed (UTC)") boolean overdue,
      @Nullable Instant openedAt,
      @Nullable String policyVersion,
      @Schema(description = "Who is at work on it, or who completed it") @Nullable String assessor,
      @Nullable OneResult result,
      @Nullable OneApproval approval,
      @Nullable WithdrawalReason withdrawalReason,
      @Nullable Instant withdrawnAt) {}

  /// What was found.
  @Schema(name = "ImpactAssessmentResult")
  record OneResult(
      String assessor,
      String summary,
      List<ImpactRating> ratings,
      AssessmentConclusion conclusion,
      String criteriaVersion,
      String dimensionsVersion,
      Instant completedAt) {}

  /// Who stands behind it.
  @Schema(name = "ImpactAssessmentApproval")
  record OneApproval(String approver, @Nullable String remark, Instant at) {}

  /// @param today what "overdue" is measured on
  static OneAssessment one(ImpactAssessment assessment, LocalDate today) {
    return switch (assessment) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Open open -> open(open, today);
      case Completed c -> done(c, AssessmentStatus.COMPLETED, c.duty(), c.result(), null);
      case Approved a -> done(a, AssessmentStatus.APPROVED, a.duty(), a.result(), a.approval());
      case Withdrawn w -> withdrawn(w);
    };
  }

  private static OneAssessment open(Open open, LocalDate today) {
    var duty = open.duty();
    return new OneAssessment(
        open.id(),
        open.system(),
        open.assessor() == null ? AssessmentStatus.DUE : AssessmentStatus.IN_PROGRESS,
        sorted(duty.causes()),
        sorted(open.incidents()),
        duty.due(),
        duty.due().isBefore(today),
        duty.openedAt(),
        duty.policyVersion(),
        open.assessor(),
        null,
        null,
        null,
        null);
  }

  private static OneAssessment done(
      Known known, AssessmentStatus status, Duty duty, Result result, @Nullable Approval approval) {
    return new OneAssessment(
        known.id(),
        known.system(),
        status,
        sorted(duty.causes()),
        sorted(known.incidents()),
        duty.due(),
        false,
        duty.openedAt(),
        duty.policyVersion(),
        result.assessor(),
        new OneResult(
            result.assessor(),
            result.summary(),
            result.ratings(),
            result.conclusion(),
            result.criteriaVersion(),
            result.dimensionsVersion(),
            result.at()),
        approval == null
            ? null
            : new OneApproval(approval.approver(), approval.remark(), approval.at()),
        null,
        null);
  }

  private static OneAssessment withdrawn(Withdrawn withdrawn) {
    return new OneAssessment(
        withdrawn.id(),
        withdrawn.system(),
        AssessmentStatus.WITHDRAWN,
        List.of(),
        sorted(withdrawn.incidents()),
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        withdrawn.reason(),
        withdrawn.at());
  }

  private static <T extends Comparable<T>> List<T> sorted(Set<T> values) {
    return values.stream().sorted().toList();
  }
}
