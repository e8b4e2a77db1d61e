package org.aimsledger.incident.clockboard;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the board.
final class ClockBoardResponses {
  private ClockBoardResponses() {}

  /// @param title absent where the pack in force no longer has the rule
  @Schema(name = "LegalClockSummary")
  record Summary(
      UUID incident,
      String clock,
      String regime,
      @Nullable Titles title,
      @Nullable Titles addressee,
      ClockStanding standing,
      @Schema(description = "The earlier reading") Instant due,
      Instant dueStrict,
      Instant dueLegal,
      @Schema(description = "Running, and the earlier reading has passed") boolean overdue,
      boolean missed,
      @Nullable ClockRelief proposed,
      @Nullable Instant filedAt,
      @Nullable Punctuality punctuality,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "LegalClockPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  @Schema(name = "LegalClockCounts")
  record Counts(
      @Schema(description = "Running ones that were missed") long missedAndOpen,
      Map<ClockStanding, Long> byStanding) {}

  static Summary summary(ClockBoardRow row, Packs packs, Instant now) {
    var rule = packs.clocks(now).clock(row.rule);
    return new Summary(
        row.incident,
        row.clock,
        row.regime,
        rule.map(LegalClocks.Clock::title).orElse(null),
        rule.map(LegalClocks.Clock::addressee).orElse(null),
        row.standing,
        row.due,
        row.dueStrict,
        row.dueLegal,
        row.standing == ClockStanding.RUNNING && row.hasPeriod && row.due.isBefore(now),
        row.missed,
        row.proposed,
        row.filedAt,
        row.punctuality,
        row.updatedAt);
  }

  static Counts counts(List<ClockBoardQuery.Group> groups) {
    var byStanding = new EnumMap<ClockStanding, Long>(ClockStanding.class);
    for (var standing : ClockStanding.values()) {
      byStanding.put(standing, 0L);
    }
    var missedAndOpen = 0L;
    for (var group : groups) {
      byStanding.merge(group.standing(), group.clocks(), Long::sum);
      if (group.standing() == ClockStanding.RUNNING && group.missed()) {
        missedAndOpen += group.clocks();
      }
    }
    return new Counts(missedAndOpen, byStanding);
  }
}
