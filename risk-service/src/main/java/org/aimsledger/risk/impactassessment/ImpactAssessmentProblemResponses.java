package org.aimsledger.risk.impactassessment;

import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class ImpactAssessmentProblemResponses {
  private ImpactAssessmentProblemResponses() {}

  static Problem of(ImpactAssessmentRejection rejection) {
    return switch (rejection) {
      case ImpactAssessmentRejection.UnknownAssessment r ->
          Problems.notFound("impact-assessment/unknown", "impact assessment", r.assessment());
      case ImpactAssessmentRejection.DutyWithdrawn r ->
          conflict(
                  "withdrawn",
                  "It is no longer due",
                  "The duty was withdrawn: " + r.reason() + ". POST a new one if it is needed.")
              .with("reason", r.reason());
      case ImpactAssessmentRejection.AlreadyCompleted _ ->
          conflict(
              "already-completed",
              "It is completed",
              "If something changed, POST to impact-assessments with the reason: that reopens it.");
      case ImpactAssessmentRejection.NotStarted _ ->
          conflict("not-started", "Nobody has begun", "POST to start first.");
      case ImpactAssessmentRejection.NotCompleted _ ->
          conflict(
              "not-completed",
              "It is not completed",
              "What is not completed can't be approved. POST to completion first.");
      case ImpactAssessmentRejection.NotTheAssessor r ->
          conflict(
                  "not-the-assessor",
                  "Somebody else is at work on it",
                  r.assessor() + " is at work on it. POST to start to take it over.")
              .with("assessor", r.assessor());
      case ImpactAssessmentRejection.ApproverHasAssessed r ->
          Problem.of(
              403,
              "impact-assessment/approver-has-assessed",
              "Who assesses doesn't approve",
              r.actor() + " has worked on this assessment. Somebody else has to approve it.");
      case ImpactAssessmentRejection.UnknownDimension r ->
          unprocessable(
                  "unknown-dimension",
                  "Unknown dimension",
                  r.dimensionsVersion() + " has no dimension " + r.dimension() + ".")
              .withError("ratings", r.dimension() + " is not in " + r.dimensionsVersion());
      case ImpactAssessmentRejection.NotOnScale r ->
          unprocessable(
                  "not-on-scale",
                  "Not on the scale",
                  r.scale() + " is 1 to " + r.highest() + " in " + r.criteriaVersion() + ".")
              .withError(
                  "ratings", r.scale() + " must be 1 to " + r.highest() + ", was " + r.value());
      case ImpactAssessmentRejection.RatedTwice r ->
          unprocessable(
                  "rated-twice",
                  "Rated twice",
                  "Each dimension is rated once for each kind of party.")
              .withError("ratings", r.dimension() + " is rated twice for " + r.affected());
      case ImpactAssessmentRejection.DimensionsMissing r ->
          unprocessable(
                  "dimensions-missing",
                  "The assessment is incomplete",
                  r.dimensionsVersion()
                      + " requires a rating of "
                      + String.join(", ", r.dimensions())
                      + ".")
              .withError("ratings", "missing: " + String.join(", ", r.dimensions()))
              .with("missingDimensions", r.dimensions());
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "impact-assessment/" + slug, title, detail);
  }

  private static Problem unprocessable(String slug, String title, String detail) {
    return Problem.of(422, "impact-assessment/" + slug, title, detail);
  }
}
