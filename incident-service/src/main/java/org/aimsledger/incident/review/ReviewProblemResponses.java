package org.aimsledger.incident.review;

import java.util.UUID;
import org.aimsledger.incident.review.ReviewRejection.CommanderMayNotWaive;
import org.aimsledger.incident.review.ReviewRejection.DueInPast;
import org.aimsledger.incident.review.ReviewRejection.LessonMissing;
import org.aimsledger.incident.review.ReviewRejection.LowererMayNotWaive;
import org.aimsledger.incident.review.ReviewRejection.NoReassessment;
import org.aimsledger.incident.review.ReviewRejection.NotIndependent;
import org.aimsledger.incident.review.ReviewRejection.NotResolved;
import org.aimsledger.incident.review.ReviewRejection.NotStarted;
import org.aimsledger.incident.review.ReviewRejection.NotTheFacilitator;
import org.aimsledger.incident.review.ReviewRejection.RootCauseMissing;
import org.aimsledger.incident.review.ReviewRejection.Settled;
import org.aimsledger.incident.review.ReviewRejection.TooMany;
import org.aimsledger.incident.review.ReviewRejection.TooSevereToWaive;
import org.aimsledger.incident.review.ReviewRejection.UnderwayAlready;
import org.aimsledger.incident.review.ReviewRejection.UnknownAction;
import org.aimsledger.incident.review.ReviewRejection.UnknownCategory;
import org.aimsledger.incident.review.ReviewRejection.UnknownCause;
import org.aimsledger.incident.review.ReviewRejection.UnknownIncident;
import org.aimsledger.incident.review.ReviewRejection.UnknownLesson;
import org.aimsledger.incident.review.ReviewRejection.UnknownPlaybook;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// What is wrong, and what to do about it.
final class ReviewProblemResponses {
  private ReviewProblemResponses() {}

  static Problem of(ReviewRejection rejection) {
    return switch (rejection) {
      case UnknownIncident r -> Problems.notFound("incident/unknown", "incident", r.incident());
      case NotResolved _ ->
          conflict(
              "not-resolved",
              "The incident is not resolved",
              "People look back when it is over: resolve it first.");
      case NotStarted r -> none(r.incident());
      case UnderwayAlready r ->
          conflict(
              "underway",
              "Somebody leads the review",
              r.facilitator() + " leads it. POST to facilitator to have somebody else do so.");
      case Settled r ->
          conflict(
              "settled",
              "The review is done",
              "It was completed or waived at "
                  + r.at()
                  + ". Reopen the incident if there are new facts.");
      case NotIndependent r ->
          Problem.of(
              403,
              "review/not-independent",
              "Who had a part in the incident does not lead its review",
              r.person() + " had one. Let somebody lead it who did nothing in this incident.");
      case NotTheFacilitator r ->
          Problem.of(
              403,
              "review/not-the-facilitator",
              "The facilitator says what the causes were",
              r.facilitator() + " leads this review. Tell it to that person.");
      case UnknownCategory r ->
          Problems.invalidField(
              "category", "is none of " + r.packVersion() + "; see GET /cause-categories");
      case UnknownPlaybook r ->
          Problems.invalidField(
              "step.playbook", "is none of " + r.packVersion() + "; see GET /playbooks");
      case UnknownCause r -> Problems.notFound("review/unknown-cause", "cause", r.cause());
      case UnknownLesson r -> Problems.notFound("review/unknown-lesson", "lesson", r.lesson());
      case UnknownAction r ->
          Problems.notFound("review/unknown-action", "corrective action", r.action());
      case NoReassessment r ->
          Problems.notFound("review/no-reassessment", "reassessment of system", r.system());
      case TooMany r ->
          conflict(
              "too-many",
              "Too many " + r.what(),
              "A review has at most " + r.most() + ". Say the rest in the summary.");
      case DueInPast r ->
          Problems.invalidField("due", "must be today, " + r.today() + ", or later");
      case RootCauseMissing _ ->
          conflict(
              "root-cause-missing",
              "No root cause was found",
              "POST at least one cause with part ROOT to causes.");
      case LessonMissing _ ->
          conflict(
              "lesson-missing",
              "Nothing was learnt",
              "POST at least one lesson to lessons, also that nothing is to change, and why.");
      case TooSevereToWaive r ->
          conflict(
              "too-severe",
              "This incident has to be reviewed",
              "Only SEV3 and SEV4 can be waived, it is " + r.severity() + ". Start a review.");
      case CommanderMayNotWaive r ->
          Problem.of(
              403,
              "review/commander-may-not-waive",
              "Who commanded does not waive the review",
              r.commander() + " has commanded this incident. Somebody else has to agree.");
      case LowererMayNotWaive r ->
          Problem.of(
              403,
              "review/lowerer-may-not-waive",
              "Who lowered the severity does not waive the review",
              r.person() + " has lowered the severity. Another approver has to agree.");
    };
  }

  /// Nobody has started a review of that incident.
  static Problem none(UUID incident) {
    return Problems.notFound("review/none", "review of incident", incident);
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "review/" + slug, title, detail);
  }
}
