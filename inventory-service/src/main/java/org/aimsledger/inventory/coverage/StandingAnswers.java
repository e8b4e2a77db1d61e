package org.aimsledger.inventory.coverage;

import java.util.List;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.ReviewReminder;

/// What gates and reviews of a system answer to measures.
///
/// That a fact ended by itself is known of systems in use, whose gates are looked at, and of
/// reviews, which are reminded of.
final class StandingAnswers {
  static final String ASSESSMENT = "assessmentApproved";
  static final String OVERSIGHT = "oversightStaffed";
  static final String REVIEW = "nextReview";
  static final String GATES = "gates";

  private static final String ASSESSMENT_FACT = "impact-assessment-approved";
  private static final String OVERSIGHT_FACT = "oversight-staffed";
  private static final String EXPIRED = "EXPIRED";

  private StandingAnswers() {}

  /// Whether an event of the gates answers anything.
  static boolean answers(LifecycleGateEvent event) {
    return switch (event) {
      case LifecycleGateEvent.FactObserved e -> e.fact().equals(ASSESSMENT_FACT);
      case LifecycleGateEvent.FactAttested e -> e.fact().equals(OVERSIGHT_FACT);
      case LifecycleGateEvent.FactWithdrawn e -> e.fact().equals(OVERSIGHT_FACT);
      case LifecycleGateEvent.OutOfCompliance _, LifecycleGateEvent.InCompliance _ -> true;
      case LifecycleGateEvent.StageResponsibilityAssigned _,
          LifecycleGateEvent.DependentAccepted _,
          LifecycleGateEvent.DecisionRequested _,
          LifecycleGateEvent.ApprovalGiven _,
          LifecycleGateEvent.GateApproved _,
          LifecycleGateEvent.GateRejected _,
          LifecycleGateEvent.GateOverridden _,
          LifecycleGateEvent.OverrideReviewed _ ->
          false;
    };
  }

  static void note(Answers answers, LifecycleGateEvent event) {
    switch (event) {
      case LifecycleGateEvent.FactObserved e ->
          answers.field(ASSESSMENT, e.met() ? "APPROVED" : "NOT_APPROVED");
      case LifecycleGateEvent.FactAttested _ -> answers.field(OVERSIGHT, "STATED");
      case LifecycleGateEvent.FactWithdrawn _ -> answers.field(OVERSIGHT, "WITHDRAWN");
      case LifecycleGateEvent.OutOfCompliance e -> {
        answers.field(GATES, "OUT_OF_COMPLIANCE");
        expired(answers, e.lapses(), ASSESSMENT_FACT, ASSESSMENT);
        expired(answers, e.lapses(), OVERSIGHT_FACT, OVERSIGHT);
      }
      // Of a system that is not in use nothing is asked.
      case LifecycleGateEvent.InCompliance e ->
          answers.field(GATES, e.stage().isLive() ? "IN_COMPLIANCE" : null);
      case LifecycleGateEvent.StageResponsibilityAssigned _,
          LifecycleGateEvent.DependentAccepted _,
          LifecycleGateEvent.DecisionRequested _,
          LifecycleGateEvent.ApprovalGiven _,
          LifecycleGateEvent.GateApproved _,
          LifecycleGateEvent.GateRejected _,
          LifecycleGateEvent.GateOverridden _,
          LifecycleGateEvent.OverrideReviewed _ ->
          throw new IllegalArgumentException("answers nothing: " + event);
    }
  }

  private static void expired(
      Answers answers, List<GateLapse> lapses, String fact, String measure) {
    if (lapses.stream()
        .anyMatch(
            lapse -> fact.equals(lapse.fact()) && lapse.reason() == LapseReason.FACT_EXPIRED)) {
      answers.field(measure, EXPIRED);
    }
  }

  static void note(Answers answers, ReviewEvent event) {
    switch (event) {
      case ReviewEvent.Scheduled _ -> answers.field(REVIEW, "PLANNED");
      case ReviewEvent.Held _ -> answers.field(REVIEW, "HELD_WITHOUT_NEXT");
      case ReviewEvent.Reminded e -> {
        if (e.reminder() == ReviewReminder.OVERDUE) {
          answers.field(REVIEW, "OVERDUE");
        }
      }
    }
  }
}
