package org.aimsledger.incident.playbookrun;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.incident.platform.RunStanding;
import org.aimsledger.incident.playbookrun.PlaybookRun.Absent;
import org.aimsledger.incident.playbookrun.PlaybookRun.End;
import org.aimsledger.incident.playbookrun.PlaybookRun.Started;
import org.aimsledger.incident.playbookrun.PlaybookRun.Step;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Runs as they are answered.
final class PlaybookRunResponses {
  private PlaybookRunResponses() {}

  @Schema(name = "PlaybookRun")
  record One(
      UUID run,
      @Schema(description = "Absent for a drill") @Nullable UUID incident,
      boolean drill,
      String playbook,
      String version,
      @Schema(description = "What has called for it") List<String> triggers,
      String reason,
      RunStanding standing,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Schema(description = "Lessons, or why it was abandoned") @Nullable String outcome,
      List<OneStep> steps) {}

  @Schema(name = "PlaybookRunStep")
  record OneStep(
      String step,
      PlaybookPhase phase,
      String role,
      @Nullable Instant due,
      @Schema(description = "Not settled, and the time has passed") boolean overdue,
      @Nullable StepGuard guard,
      PlaybookText text,
      @Nullable StepOutcome outcome,
      @Nullable String note,
      @Nullable String settledBy,
      @Nullable Instant settledAt) {}

  static One one(PlaybookRun state, Instant now) {
    return switch (state) {
      case Absent _ -> throw new IllegalStateException("a run that was never started");
      case Started started -> one(started, now);
    };
  }

  private static One one(Started run, Instant now) {
    var end = run.end();
    return new One(
        run.run(),
        run.incident(),
        run.isDrill(),
        run.key(),
        run.version(),
        run.triggers(),
        run.reason(),
        standing(end),
        run.startedAt(),
        end == null ? null : end.at(),
        end == null ? null : end.text(),
        run.steps().stream().map(step -> step(step, run, now)).toList());
  }

  private static RunStanding standing(@Nullable End end) {
    if (end == null) {
      return RunStanding.RUNNING;
    }
    return end.completed() ? RunStanding.COMPLETED : RunStanding.ABANDONED;
  }

  private static OneStep step(Step step, Started run, Instant now) {
    var plan = step.plan();
    var settled = step.settlement();
    var due = step.due(run.startedAt());
    return new OneStep(
        plan.step(),
        plan.phase(),
        plan.role(),
        due,
        settled == null && run.end() == null && due != null && due.isBefore(now),
        plan.guard(),
        plan.text(),
        settled == null ? null : settled.outcome(),
        settled == null ? null : settled.note(),
        settled == null ? null : settled.by(),
        settled == null ? null : settled.at());
  }
}
