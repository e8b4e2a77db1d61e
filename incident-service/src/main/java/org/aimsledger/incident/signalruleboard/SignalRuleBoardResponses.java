package org.aimsledger.incident.signalruleboard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the board.
final class SignalRuleBoardResponses {
  private SignalRuleBoardResponses() {}

  /// @param draftedBy author of the newest version
  @Schema(name = "SignalRuleSummary")
  record Summary(
      UUID id,
      DetectionRuleName name,
      SignalRuleStanding standing,
      int newestVersion,
      @Nullable Integer liveVersion,
      @Nullable Instant liveSince,
      String draftedBy,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "SignalRulePage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Summary summary(SignalRuleBoardRow row) {
    return new Summary(
        row.id,
        new DetectionRuleName(row.nameEn, row.nameZhHans, row.nameZhHant),
        row.standing,
        row.newestVersion,
        row.liveVersion,
        row.liveSince,
        row.draftedBy,
        row.updatedAt);
  }
}
