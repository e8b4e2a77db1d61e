package org.aimsledger.risk.risk;

import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// Each business "no" with its status and with what to do about it.
final class RiskProblemResponses {
  private RiskProblemResponses() {}

  static Problem of(RiskRejection rejection) {
    return switch (rejection) {
      case RiskRejection.UnknownRisk r -> Problems.notFound("risk/unknown", "risk", r.risk());
      case RiskRejection.AlreadyIdentified r ->
          conflict("already-identified", "The id is in use", "Another risk has the id " + r.risk());
      case RiskRejection.UnknownSource r ->
          unprocessable(
                  "unknown-source",
                  "Unknown risk source",
                  r.criteriaVersion() + " has no risk source " + r.source() + ".")
              .withError("source", "is not in " + r.criteriaVersion());
      case RiskRejection.NotOnScale r ->
          unprocessable(
                  "not-on-scale",
                  "Not on the scale",
                  r.scale() + " is 1 to " + r.highest() + " in " + r.criteriaVersion() + ".")
              .withError(r.scale(), "must be 1 to " + r.highest() + ", was " + r.value());
      case RiskRejection.RatingOrderBroken r ->
          unprocessable(
                  "rating-order",
                  "The ratings contradict each other",
                  r.less()
                      + " would be higher than "
                      + r.greater()
                      + ". Correct one of them, or give the reason why controls add risk.")
              .withError("reason", "is required here");
      case RiskRejection.RiskAccepted r ->
          conflict(
                  "accepted",
                  "The risk is accepted",
                  "It is accepted until " + r.until() + ". POST to reopening first.")
              .with("until", r.until());
      case RiskRejection.RiskClosed _ ->
          conflict("closed", "The risk is closed", "POST to reopening first.");
      case RiskRejection.ControlsMissing _ ->
          unprocessable(
                  "controls-missing",
                  "Mitigation needs a control",
                  "Name at least one Annex A control, or choose another option.")
              .withError("controls", "must not be empty");
      case RiskRejection.UnknownControls r -> unknownControls(r);
      case RiskRejection.DueInThePast r ->
          unprocessable(
                  "due-in-the-past",
                  "Due in the past",
                  "It is " + r.today() + " (UTC), " + r.due() + " has passed.")
              .withError("due", "must not be before " + r.today());
      case RiskRejection.TreatmentMissing _ ->
          conflict("treatment-missing", "Nothing is planned", "POST to treatment first.");
      case RiskRejection.ResidualNotRated _ ->
          conflict(
              "residual-not-rated",
              "The residual risk is not rated",
              "POST a RESIDUAL rating first: it is what would be accepted.");
      case RiskRejection.ActorHasProposed r ->
          Problem.of(
              403,
              "risk/actor-has-proposed",
              "Who proposes doesn't accept",
              r.actor()
                  + " rated the residual risk or planned the treatment. Somebody else has to accept.");
      case RiskRejection.AuthorityMissing r -> authorityMissing(r);
      case RiskRejection.RiskBenefitMissing r ->
          unprocessable(
                  "risk-benefit-missing",
                  "A risk–benefit analysis is needed",
                  "The residual risk is above tolerance (" + shown(r.level()) + ").")
              .withError("riskBenefit", "is required above tolerance");
      case RiskRejection.AcceptanceOutOfBounds r ->
          unprocessable(
                  "acceptance-out-of-bounds",
                  "An acceptance ends",
                  "It can last from " + r.earliest() + " to " + r.latest() + ".")
              .withError("until", "must be from " + r.earliest() + " to " + r.latest());
      case RiskRejection.NotTreated r -> notTreated(r);
    };
  }

  private static Problem unknownControls(RiskRejection.UnknownControls r) {
    return unprocessable(
            "unknown-controls",
            "Unknown controls",
            r.controlsVersion() + " does not have " + String.join(", ", r.controls()) + ".")
        .withError("controls", "not in " + r.controlsVersion() + ": " + r.controls());
  }

  private static Problem authorityMissing(RiskRejection.AuthorityMissing r) {
    return Problem.of(
            403,
            "risk/authority-missing",
            "Above tolerance an authority accepts",
            "The residual risk is above tolerance ("
                + shown(r.level())
                + "). Needed is one of the roles "
                + r.authorities().stream().sorted().toList()
                + ".")
        .with("neededRoles", r.authorities().stream().sorted().toList());
  }

  private static Problem notTreated(RiskRejection.NotTreated r) {
    var detail =
        switch (r.lack()) {
          case TREATMENT_NOT_COMPLETED -> "The treatment is not completed.";
          case RESIDUAL_NOT_RATED_SINCE ->
              "The residual risk has not been rated since the treatment was completed.";
          case RESIDUAL_ABOVE_TOLERANCE -> "The residual risk is above tolerance.";
        };
    return conflict("not-treated", "The risk is not treated", detail).with("lack", r.lack());
  }

  private static String shown(@Nullable String level) {
    return level == null ? "likelihood not estimable" : level;
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "risk/" + slug, title, detail);
  }

  private static Problem unprocessable(String slug, String title, String detail) {
    return Problem.of(422, "risk/" + slug, title, detail);
  }
}
