package org.aimsledger.inventory.reviewcalendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the calendar of reviews.
final class ReviewCalendarResponses {
  private ReviewCalendarResponses() {}

  @Schema(name = "PlannedReview")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlannedResponse(
      UUID system,
      long version,
      @Schema(description = "Last day on which it is in time, in UTC") LocalDate due,
      @Schema(description = "Whether that day is over") boolean overdue,
      String reason,
      @Schema(description = "The most urgent reminder that was given")
          @Nullable ReviewReminder reminded,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {
    static PlannedResponse of(ReviewCalendarRow row, LocalDate today) {
      return new PlannedResponse(
          row.id,
          row.version,
          row.due,
          row.due.isBefore(today),
          row.reason,
          row.reminded,
          row.updatedAt);
    }
  }
}
