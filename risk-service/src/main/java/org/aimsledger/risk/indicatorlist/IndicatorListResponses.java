package org.aimsledger.risk.indicatorlist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the list.
final class IndicatorListResponses {
  private IndicatorListResponses() {}

  /// One key risk indicator in the list.
  @Schema(name = "KeyRiskIndicatorSummary")
  record Summary(
      UUID id,
      @Schema(description = "The same number as in the ETag of the indicator") long version,
      UUID risk,
      @Nullable UUID system,
      String name,
      String unit,
      IndicatorDirection direction,
      BigDecimal warning,
      BigDecimal limit,
      String owner,
      @Schema(description = "Of the last reading; absent: there is none")
          @Nullable IndicatorStanding standing,
      @Nullable BigDecimal lastValue,
      @Nullable Instant lastReadAt,
      @Nullable Instant breachedSince,
      boolean retired,
      Instant definedAt,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "KeyRiskIndicatorPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Summary summary(IndicatorListRow row) {
    return new Summary(
        row.id,
        row.version,
        row.risk,
        row.system,
        row.name,
        row.unit,
        row.direction,
        row.warning,
        row.limit,
        row.owner,
        row.standing,
        row.lastValue,
        row.lastReadAt,
        row.breachedSince,
        row.retired,
        row.definedAt,
        row.updatedAt);
  }
}
