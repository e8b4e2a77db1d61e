package org.aimsledger.incident.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.CauseSource;
import org.aimsledger.contracts.incident.ReviewStep;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision, `by` who orders it; `seen` is what is
/// known of the incident at that time.
public sealed interface ReviewCommand {
  /// Most causes of one incident, lessons from it, actions because of it.
  int MOST = 50;

  UUID incident();

  Instant at();

  /// Let somebody lead the review.
  record Start(
      UUID incident, PersonId facilitator, ReviewableIncident seen, PersonId by, Instant at)
      implements ReviewCommand {}

  /// Let somebody else lead it.
  record ChangeFacilitator(
      UUID incident, PersonId facilitator, Reason reason, ReviewableIncident seen, Instant at)
      implements ReviewCommand {}

  record FindCause(
      UUID incident,
      UUID cause,
      CausePart part,
      String category,
      Reason statement,
      @Nullable CauseSource source,
      PersonId by,
      Instant at)
      implements ReviewCommand {}

  record WithdrawCause(UUID incident, UUID cause, Reason reason, PersonId by, Instant at)
      implements ReviewCommand {}

  /// Say what to do otherwise.
  ///
  /// @param step what a playbook has to say besides; absent: no playbook changes
  record Learn(
      UUID incident, UUID lesson, Reason text, @Nullable ReviewStep step, PersonId by, Instant at)
      implements ReviewCommand {}

  /// Have something done about it.
  ///
  /// @param cause the cause that it removes; absent: none in particular
  record PlanAction(
      UUID incident,
      UUID action,
      @Nullable UUID cause,
      String title,
      Reason description,
      PersonId owner,
      LocalDate due,
      PersonId by,
      Instant at)
      implements ReviewCommand {}

  record Complete(UUID incident, Reason summary, ReviewableIncident seen, PersonId by, Instant at)
      implements ReviewCommand {}

  record Waive(UUID incident, Reason reason, ReviewableIncident seen, PersonId by, Instant at)
      implements ReviewCommand {}

  /// audit-service has told how an action stands.
  record FollowAction(
      UUID incident, UUID action, ActionStanding standing, LocalDate due, Instant at)
      implements ReviewCommand {}

  /// risk-service judges a system anew.
  record FollowReassessment(UUID incident, UUID system, UUID assessment, LocalDate due, Instant at)
      implements ReviewCommand {}

  /// risk-service has judged a system anew.
  record ReturnReassessment(UUID incident, UUID system, UUID assessment, Instant at)
      implements ReviewCommand {}

  /// A version of a playbook was proposed because of a lesson.
  record RecordProposal(UUID incident, UUID lesson, long version, Instant at)
      implements ReviewCommand {}

  /// A lesson does not fit its playbook.
  record RecordMisfit(UUID incident, UUID lesson, Reason reason, Instant at)
      implements ReviewCommand {}
}
