package org.aimsledger.incident.suspensionboard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the board.
final class SuspensionBoardResponses {
  private SuspensionBoardResponses() {}

  @Schema(name = "ContainmentSummary")
  record Summary(
      UUID incident,
      UUID system,
      SuspensionStanding standing,
      @Schema(description = "Which request is the last one: 1, 2, 3 …") int attempts,
      Instant requestedAt,
      Instant answerDue,
      @Schema(description = "Not answered, and the time has passed") boolean overdue,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "ContainmentPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Summary summary(SuspensionBoardRow row, Instant now) {
    var isAwaited =
        row.standing == SuspensionStanding.REQUESTED
            || row.standing == SuspensionStanding.ESCALATED;
    return new Summary(
        row.incident,
        row.system,
        row.standing,
        row.attempts,
        row.requestedAt,
        row.answerDue,
        isAwaited && row.answerDue.isBefore(now),
        row.answeredAt,
        row.endedAt,
        row.updatedAt);
  }
}
