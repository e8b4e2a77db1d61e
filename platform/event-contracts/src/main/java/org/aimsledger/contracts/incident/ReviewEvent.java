package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened in the review of one incident. There is one review per incident; an incident that
/// comes back and is resolved again is reviewed again. Who did it is the `actor` of the stored
/// event, where no `by` says so; `at` is when it was decided.
public sealed interface ReviewEvent extends ResponseEvent {
  UUID incident();

  Instant at();

  /// Somebody who had no part in the incident leads the review.
  ///
  /// @param systems the systems of the incident at that time
  @WireName("org.aimsledger.incident.review-started.v1")
  record Started(
      UUID incident, List<UUID> systems, String facilitator, String startedBy, Instant at)
      implements ReviewEvent {
    public Started {
      systems = List.copyOf(systems);
    }
  }

  /// Somebody else leads the review from now on.
  @WireName("org.aimsledger.incident.review-facilitator-changed.v1")
  record FacilitatorChanged(
      UUID incident, String from, String facilitator, String reason, Instant at)
      implements ReviewEvent {}

  /// One cause.
  ///
  /// @param category id in the pack `cause-categories`
  /// @param source where the cause lies, if in a thing of the inventory
  /// @param packVersion version of the pack that the category is from
  @WireName("org.aimsledger.incident.review-cause-found.v1")
  record CauseFound(
      UUID incident,
      UUID cause,
      CausePart part,
      String category,
      String statement,
      @Nullable CauseSource source,
      String packVersion,
      Instant at)
      implements ReviewEvent {}

  /// It was no cause after all.
  @WireName("org.aimsledger.incident.review-cause-withdrawn.v1")
  record CauseWithdrawn(UUID incident, UUID cause, String reason, Instant at)
      implements ReviewEvent {}

  /// Something to do otherwise next time.
  ///
  /// @param step what a playbook has to say besides; absent: no playbook changes
  /// @param by who has learnt it, and proposes the change
  @WireName("org.aimsledger.incident.review-lesson-learnt.v1")
  record LessonLearnt(
      UUID incident, UUID lesson, String text, @Nullable ReviewStep step, String by, Instant at)
      implements ReviewEvent {}

  /// A new version of a playbook was proposed because of a lesson.
  ///
  /// @param version number of the version
  @WireName("org.aimsledger.incident.review-playbook-proposed.v1")
  record PlaybookProposed(UUID incident, UUID lesson, String playbook, long version, Instant at)
      implements ReviewEvent {}

  /// A lesson does not fit the playbook that it was meant for.
  @WireName("org.aimsledger.incident.review-playbook-not-proposed.v1")
  record PlaybookNotProposed(UUID incident, UUID lesson, String playbook, String reason, Instant at)
      implements ReviewEvent {}

  /// An order to audit-service: watch that this is done and helps.
  ///
  /// @param cause the cause that it removes; absent: none in particular
  @WireName("org.aimsledger.incident.corrective-action-planned.v1")
  record CorrectiveActionPlanned(
      UUID incident,
      UUID action,
      List<UUID> systems,
      @Nullable UUID cause,
      String title,
      String description,
      String owner,
      LocalDate due,
      String plannedBy,
      Instant at)
      implements ReviewEvent {
    public CorrectiveActionPlanned {
      systems = List.copyOf(systems);
    }
  }

  /// audit-service has told how a corrective action stands.
  ///
  /// @param due the last day that is agreed on now
  @WireName("org.aimsledger.incident.corrective-action-followed.v1")
  record CorrectiveActionFollowed(
      UUID incident, UUID action, ActionStanding standing, LocalDate due, Instant at)
      implements ReviewEvent {}

  /// The review is done.
  @WireName("org.aimsledger.incident.post-incident-review-completed.v1")
  record Completed(
      UUID incident, List<UUID> systems, String summary, String facilitator, Instant at)
      implements ReviewEvent {
    public Completed {
      systems = List.copyOf(systems);
    }
  }

  /// Two persons have agreed that an incident of little weight needs no review.
  ///
  /// @param by who agreed; did not command the incident
  @WireName("org.aimsledger.incident.review-waived.v1")
  record Waived(UUID incident, Severity severity, String reason, String by, Instant at)
      implements ReviewEvent {}

  /// An order to risk-service: what was believed of these systems is to be judged anew.
  ///
  /// @param reason what the review found
  @WireName("org.aimsledger.incident.risk-reassessment-triggered.v1")
  record RiskReassessmentTriggered(UUID incident, List<UUID> systems, String reason, Instant at)
      implements ReviewEvent {
    public RiskReassessmentTriggered {
      systems = List.copyOf(systems);
    }
  }

  /// risk-service has taken the order.
  ///
  /// @param assessment the assessment that is done again
  /// @param due last day to complete it
  @WireName("org.aimsledger.incident.risk-reassessment-opened.v1")
  record RiskReassessmentOpened(
      UUID incident, UUID system, UUID assessment, LocalDate due, Instant at)
      implements ReviewEvent {}

  /// The system was judged anew, by two persons.
  @WireName("org.aimsledger.incident.risk-reassessment-returned.v1")
  record RiskReassessmentReturned(UUID incident, UUID system, UUID assessment, Instant at)
      implements ReviewEvent {}
}
