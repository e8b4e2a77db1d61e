package org.aimsledger.contracts.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to the impact assessment of one AI system. There is one assessment per system; it
/// is opened, met and reopened through the life of the system.
public sealed interface ImpactAssessmentEvent extends RiskServiceEvent {
  UUID assessment();

  UUID system();

  /// The system needs an assessment.
  ///
  /// @param incident the incident, when that or its review is the cause
  /// @param reason in words, when a person or the review of an incident found the cause
  /// @param due last day to complete it
  /// @param policyVersion the pack `assessment-duties` that the due date comes from
  @WireName("org.aimsledger.risk.impact-assessment-duty-opened.v1")
  record DutyOpened(
      UUID assessment,
      UUID system,
      DutyCause cause,
      @Nullable UUID incident,
      @Nullable String reason,
      LocalDate due,
      String policyVersion,
      Instant at)
      implements ImpactAssessmentEvent {}

  /// One more cause for a duty that is open already.
  ///
  /// @param due last day from now on: the earlier of what it was and what the new cause asks for
  @WireName("org.aimsledger.risk.impact-assessment-cause-added.v1")
  record CauseAdded(
      UUID assessment,
      UUID system,
      DutyCause cause,
      @Nullable UUID incident,
      @Nullable String reason,
      LocalDate due,
      String policyVersion,
      Instant at)
      implements ImpactAssessmentEvent {}

  /// One cause is gone, but another one keeps the duty open.
  @WireName("org.aimsledger.risk.impact-assessment-cause-lapsed.v1")
  record CauseLapsed(
      UUID assessment, UUID system, DutyCause cause, WithdrawalReason reason, Instant at)
      implements ImpactAssessmentEvent {}

  /// The system no longer needs the assessment.
  @WireName("org.aimsledger.risk.impact-assessment-duty-withdrawn.v1")
  record DutyWithdrawn(UUID assessment, UUID system, WithdrawalReason reason, Instant at)
      implements ImpactAssessmentEvent {}

  @WireName("org.aimsledger.risk.impact-assessment-started.v1")
  record Started(UUID assessment, UUID system, String assessor, Instant at)
      implements ImpactAssessmentEvent {}

  /// The assessment is done and with it the duty is met.
  ///
  /// @param criteriaVersion pack `risk-criteria` whose scales the ratings use
  /// @param dimensionsVersion pack `impact-dimensions`
  @WireName("org.aimsledger.risk.impact-assessment-completed.v1")
  record Completed(
      UUID assessment,
      UUID system,
      String assessor,
      String summary,
      List<ImpactRating> ratings,
      AssessmentConclusion conclusion,
      String criteriaVersion,
      String dimensionsVersion,
      Instant at)
      implements ImpactAssessmentEvent {
    public Completed {
      ratings = List.copyOf(ratings);
    }
  }

  /// Somebody other than the assessor stands behind the result.
  ///
  /// @param reviewed incidents whose reviews asked for it; absent: none
  @WireName("org.aimsledger.risk.impact-assessment-approved.v1")
  record Approved(
      UUID assessment,
      UUID system,
      String approver,
      @Nullable String remark,
      @Nullable List<UUID> reviewed,
      Instant at)
      implements ImpactAssessmentEvent {
    public Approved {
      reviewed = reviewed == null ? null : List.copyOf(reviewed);
    }
  }

  /// A completed assessment has to be done again.
  ///
  /// @param incident the incident, when that or its review is the cause
  /// @param reason in words, when a person or the review of an incident found the cause
  @WireName("org.aimsledger.risk.impact-assessment-reopened.v1")
  record Reopened(
      UUID assessment,
      UUID system,
      DutyCause cause,
      @Nullable UUID incident,
      @Nullable String reason,
      LocalDate due,
      String policyVersion,
      Instant at)
      implements ImpactAssessmentEvent {}
}
