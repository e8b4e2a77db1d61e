package org.aimsledger.risk.impactassessment;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.ImpactedParty;
import org.aimsledger.contracts.risk.Reversibility;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class ImpactAssessmentRequests {
  private static final int MOST_RATINGS = 100;

  private ImpactAssessmentRequests() {}

  /// A person found that a system needs an assessment, or needs it again.
  @Schema(name = "RequireImpactAssessment")
  record Require(
      @Nullable UUID system,
      @Schema(description = "What changed, or why it is needed") @Nullable String reason) {
    ImpactAssessmentCommand toCommand(Instant now) {
      return ImpactAssessmentCommand.Require.of(
          required("system", system), new Trigger.Change(narrative("reason", reason)), now, now);
    }
  }

  /// What an assessment found.
  @Schema(name = "CompleteImpactAssessment")
  record Complete(
      @Nullable String summary,
      @Nullable List<@Nullable Rating> ratings,
      @Nullable AssessmentConclusion conclusion) {
    ImpactAssessmentCommand toCommand(UUID assessment, String actor, Instant now) {
      var given = narrative("summary", summary);
      var rated = dimensionRatings();
      return check(
          "ratings",
          () ->
              new ImpactAssessmentCommand.Complete(
                  assessment, given, rated, required("conclusion", conclusion), actor, now));
    }

    private List<DimensionRating> dimensionRatings() {
      var given = required("ratings", ratings);
      if (given.size() > MOST_RATINGS) {
        throw Problems.invalidField("ratings", "has more than " + MOST_RATINGS + " entries")
            .toException();
      }
      var rated = new ArrayList<DimensionRating>(given.size());
      for (var i = 0; i < given.size(); i++) {
        var field = "ratings[" + i + "]";
        rated.add(required(field, given.get(i)).toValue(field));
      }
      return rated;
    }
  }

  /// One dimension and one kind of affected party.
  @Schema(name = "DimensionRating")
  record Rating(
      @Schema(description = "Id of a dimension, see /risk-criteria", examples = "fairness")
          @Nullable String dimension,
      @Nullable ImpactedParty affected,
      @Schema(description = "From 1, on the impact scale") @Nullable Integer severity,
      @Schema(description = "From 1; absent: not estimable") @Nullable Integer likelihood,
      @Nullable Reversibility reversibility,
      @Schema(description = "Evidence and reasoning") @Nullable String rationale) {
    DimensionRating toValue(String field) {
      return new DimensionRating(
          required(field + ".dimension", dimension),
          required(field + ".affected", affected),
          required(field + ".severity", severity),
          likelihood,
          required(field + ".reversibility", reversibility),
          narrative(field + ".rationale", rationale));
    }
  }

  /// Stand behind a completed assessment.
  @Schema(name = "ApproveImpactAssessment")
  record Approve(@Nullable String remark) {
    ImpactAssessmentCommand toCommand(UUID assessment, String actor, Instant now) {
      return new ImpactAssessmentCommand.Approve(
          assessment, remark == null ? null : narrative("remark", remark), actor, now);
    }
  }

  private static Narrative narrative(String field, @Nullable String text) {
    return check(field, () -> new Narrative(required(field, text)));
  }
}
