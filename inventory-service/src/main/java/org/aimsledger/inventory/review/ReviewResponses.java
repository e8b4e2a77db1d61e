package org.aimsledger.inventory.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.aimsledger.inventory.review.Review.Known;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the reviews of one system.
final class ReviewResponses {
  private ReviewResponses() {}

  @Schema(name = "SystemReview")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReviewResponse(
      UUID system,
      long version,
      @Schema(description = "Last day on which the next one is in time, in UTC")
          @Nullable LocalDate due,
      @Nullable String reason,
      @Schema(description = "The most urgent reminder that was given for it")
          @Nullable ReviewReminder reminded,
      @Nullable Instant lastHeldAt,
      @Nullable String lastOutcome,
      @Schema(description = "Pseudonymous id") @Nullable String lastReviewer) {
    static ReviewResponse of(UUID system, long version, Known known) {
      var plan = known.plan();
      var last = known.last();
      return new ReviewResponse(
          system,
          version,
          plan == null ? null : plan.due(),
          plan == null ? null : plan.reason(),
          plan == null ? null : plan.reminded(),
          last == null ? null : last.at(),
          last == null ? null : last.outcome(),
          last == null ? null : last.reviewer());
    }
  }

  /// What a state is on the wire.
  static ReviewResponse body(UUID id, long version, Review state) {
    return switch (state) {
      case Review.Known known -> ReviewResponse.of(id, version, known);
      case Review.Never _ -> throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem never(UUID system) {
    return Problems.notFound("review/never", "review of a system", system);
  }

  /// What a business "no" is on the wire.
  static Problem problem(ReviewRejection reason) {
    return switch (reason) {
      case ReviewRejection.UnknownSystem r ->
          Problems.notFound("review/unknown-system", "AI system", r.system());
      case ReviewRejection.SystemRetired _ ->
          Problem.of(
              409,
              "review/system-retired",
              "The system is retired",
              "It is not reviewed any more.");
      case ReviewRejection.DueInThePast r ->
          Problem.of(422, "review/due-in-the-past", "The date has passed", "Choose a later one.")
              .withError("due", r.due() + " has passed");
    };
  }
}
