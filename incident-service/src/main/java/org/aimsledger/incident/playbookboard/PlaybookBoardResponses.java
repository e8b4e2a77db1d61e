package org.aimsledger.incident.playbookboard;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.platform.RunStanding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the board.
final class PlaybookBoardResponses {
  private PlaybookBoardResponses() {}

  @Schema(name = "PlaybookRunSummary")
  record Summary(
      UUID run,
      @Nullable UUID incident,
      boolean drill,
      String playbook,
      String version,
      RunStanding standing,
      Instant startedAt,
      @Schema(description = "Of the next open step that has a time") @Nullable Instant nextDue,
      boolean overdue,
      List<OpenStep> openSteps,
      int steps,
      int done,
      int skipped,
      int notApplicable,
      @Nullable Instant endedAt,
      Instant updatedAt) {}

  @Schema(name = "PlaybookOpenStep")
  record OpenStep(String step, @Nullable Instant due, boolean overdue) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "PlaybookRunPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  @Schema(name = "PlaybookRunCounts")
  record Counts(Figures incidents, Figures drills) {}

  @Schema(name = "PlaybookRunFigures")
  record Figures(
      Map<RunStanding, Long> byStanding, long steps, long done, long skipped, long notApplicable) {}

  static Summary summary(PlaybookBoardRow row, Instant now) {
    var running = row.standing == RunStanding.RUNNING;
    return new Summary(
        row.id,
        row.incident,
        row.drill,
        row.playbook,
        row.version,
        row.standing,
        row.startedAt,
        row.nextDue.equals(OpenSteps.NEVER) ? null : row.nextDue,
        row.nextDue.isBefore(now),
        OpenSteps.read(row.openSteps).open().stream()
            .map(
                entry ->
                    new OpenStep(
                        entry.step(),
                        entry.due(),
                        running && entry.due() != null && entry.due().isBefore(now)))
            .toList(),
        row.steps,
        row.done,
        row.skipped,
        row.notApplicable,
        row.endedAt,
        row.updatedAt);
  }

  static Counts counts(List<PlaybookBoardQuery.Group> groups) {
    return new Counts(figures(groups, false), figures(groups, true));
  }

  private static Figures figures(List<PlaybookBoardQuery.Group> groups, boolean drill) {
    var byStanding = new EnumMap<RunStanding, Long>(RunStanding.class);
    for (var standing : RunStanding.values()) {
      byStanding.put(standing, 0L);
    }
    var steps = 0L;
    var done = 0L;
    var skipped = 0L;
    var notApplicable = 0L;
    for (var group : groups) {
      if (group.drill() == drill) {
        byStanding.merge(group.standing(), group.runs(), Long::sum);
        steps += group.steps();
        done += group.done();
        skipped += group.skipped();
        notApplicable += group.notApplicable();
      }
    }
    return new Figures(byStanding, steps, done, skipped, notApplicable);
  }
}
