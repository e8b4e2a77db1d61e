package org.aimsledger.incident.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.incident.Severity;

/// Why a command is refused.
sealed interface ReviewRejection {
  record UnknownIncident(UUID incident) implements ReviewRejection {}

  /// People look back when it is over.
  record NotResolved(UUID incident) implements ReviewRejection {}

  record NotStarted(UUID incident) implements ReviewRejection {}

  record UnderwayAlready(String facilitator) implements ReviewRejection {}

  /// It was completed or waived since the incident was resolved.
  record Settled(Instant at) implements ReviewRejection {}

  /// Who had a part in the incident doesn't lead the review of it.
  record NotIndependent(String person) implements ReviewRejection {}

  /// Who lowered the severity does not waive the review.
  record LowererMayNotWaive(String person) implements ReviewRejection {}

  record NotTheFacilitator(String facilitator) implements ReviewRejection {}

  record UnknownCategory(String category, String packVersion) implements ReviewRejection {}

  record UnknownPlaybook(String playbook, String packVersion) implements ReviewRejection {}

  record UnknownCause(UUID cause) implements ReviewRejection {}

  record UnknownLesson(UUID lesson) implements ReviewRejection {}

  record UnknownAction(UUID action) implements ReviewRejection {}

  record NoReassessment(UUID system) implements ReviewRejection {}

  record TooMany(String what, int most) implements ReviewRejection {}

  record DueInPast(LocalDate due, LocalDate today) implements ReviewRejection {}

  record RootCauseMissing(UUID incident) implements ReviewRejection {}

  record LessonMissing(UUID incident) implements ReviewRejection {}

  /// An incident of that weight is reviewed.
  record TooSevereToWaive(Severity severity) implements ReviewRejection {}

  /// Who commanded doesn't decide that nobody looks back.
  record CommanderMayNotWaive(String commander) implements ReviewRejection {}
}
