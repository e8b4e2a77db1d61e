package org.aimsledger.inventory.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about reviews of one system.
final class ReviewRequests {
  private ReviewRequests() {}

  @Schema(name = "ScheduleReview")
  record ScheduleRequest(
      @Schema(required = true, description = "Last day on which it is in time, in UTC")
          @Nullable LocalDate due,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    ReviewCommand toCommand(UUID system, Instant now) {
      return legal(
          () ->
              new ReviewCommand.Schedule(
                  system,
                  new Presence.Absent(),
                  Fields.required("due", due),
                  new Reason(Fields.required("reason", reason)),
                  now));
    }
  }

  @Schema(name = "HoldReview")
  record HoldRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String outcome,
      @Schema(description = "When it is looked at again") @Nullable LocalDate next) {
    ReviewCommand toCommand(UUID system, String reviewer, Instant now) {
      return legal(
          () ->
              new ReviewCommand.Hold(
                  system,
                  new Presence.Absent(),
                  new Reason(Fields.required("outcome", outcome)),
                  reviewer,
                  next,
                  now));
    }
  }

  /// What the constructor of a value refuses is the sender's mistake here, and names its field.
  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
