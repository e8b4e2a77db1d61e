package org.aimsledger.incident.containmentboard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the board.
final class ContainmentBoardResponses {
  private ContainmentBoardResponses() {}

  @Schema(name = "ContainmentActionSummary")
  record Summary(
      UUID action,
      UUID incident,
      UUID system,
      ContainmentMeasure measure,
      @Nullable String target,
      ActionStanding standing,
      int attempts,
      Instant requestedAt,
      Instant answerDue,
      @Schema(description = "Not answered, and the time has passed") boolean overdue,
      @Nullable Instant endedAt,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "ContainmentActionPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Summary summary(ContainmentBoardRow row, Instant now) {
    var isOpen =
        row.standing == ActionStanding.REQUESTED || row.standing == ActionStanding.ESCALATED;
    return new Summary(
        row.id,
        row.incident,
        row.system,
        row.measure,
        row.target,
        row.standing,
        row.attempts,
        row.requestedAt,
        row.answerDue,
        isOpen && row.answerDue.isBefore(now),
        row.endedAt,
        row.updatedAt);
  }
}
