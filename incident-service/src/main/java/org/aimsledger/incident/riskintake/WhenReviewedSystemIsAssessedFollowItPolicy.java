package org.aimsledger.incident.riskintake;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent.Approved;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent.CauseAdded;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent.DutyOpened;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent.Reopened;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.incident.review.ReviewCommand;
import org.jspecify.annotations.Nullable;

/// An assessment that the review of an incident asked for is followed in that review: when it is
/// open, and when two persons have judged the system anew.
final class WhenReviewedSystemIsAssessedFollowItPolicy {
  private WhenReviewedSystemIsAssessedFollowItPolicy() {}

  static List<ReviewCommand> on(RiskServiceEvent event) {
    return switch (event) {
      case DutyOpened e -> opened(e, e.incident(), e.reason(), e.due());
      case CauseAdded e -> opened(e, e.incident(), e.reason(), e.due());
      case Reopened e -> opened(e, e.incident(), e.reason(), e.due());
      case Approved e -> returned(e);
      case ImpactAssessmentEvent.CauseLapsed _,
          ImpactAssessmentEvent.DutyWithdrawn _,
          ImpactAssessmentEvent.Started _,
          ImpactAssessmentEvent.Completed _,
          RiskEvent _,
          KeyRiskIndicatorEvent _ ->
          List.of();
    };
  }

  /// An incident with a reason in words: its review has asked, and not its report.
  private static List<ReviewCommand> opened(
      ImpactAssessmentEvent event,
      @Nullable UUID incident,
      @Nullable String reason,
      LocalDate due) {
    return incident == null || reason == null
        ? List.of()
        : List.of(
            new ReviewCommand.FollowReassessment(
                incident, event.system(), event.assessment(), due, event.at()));
  }

  private static List<ReviewCommand> returned(Approved event) {
    var reviewed = event.reviewed();
    return reviewed == null
        ? List.of()
        : reviewed.stream()
            .<ReviewCommand>map(
                incident ->
                    new ReviewCommand.ReturnReassessment(
                        incident, event.system(), event.assessment(), event.at()))
            .toList();
  }
}
