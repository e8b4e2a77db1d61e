package org.aimsledger.audit.correctiveactionlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the list.
final class CorrectiveActionListResponses {
  private CorrectiveActionListResponses() {}

  @Schema(name = "CorrectiveActionSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      UUID id,
      @Nullable UUID incident,
      List<UUID> systems,
      String title,
      String owner,
      LocalDate due,
      @Schema(description = "Not done, and the last day has passed (UTC)") boolean overdue,
      ListedStanding standing,
      @Schema(description = "How often it was found not to help") int ineffective,
      Instant openedAt,
      @Nullable Instant doneAt,
      @Nullable Instant endedAt,
      Instant updatedAt) {
    static Summary of(CorrectiveActionListRow row, LocalDate today) {
      return new Summary(
          row.id,
          row.incident,
          List.of(row.systems),
          row.title,
          row.owner,
          row.due,
          row.standing == ListedStanding.OPEN && row.due.isBefore(today),
          row.standing,
          row.ineffective,
          row.openedAt,
          row.doneAt,
          row.endedAt,
          row.updatedAt);
    }
  }
}
