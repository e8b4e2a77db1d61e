package org.aimsledger.incident.playbookrun;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.StepOutcome;
import org.jspecify.annotations.Nullable;

/// One playbook carried out.
public sealed interface PlaybookRun {

  record Absent() implements PlaybookRun {}

  /// It was started.
  ///
  /// @param incident null for a drill
  /// @param triggers what has called for it, oldest first
  /// @param end null while it goes on
  record Started(
      UUID run,
      @Nullable UUID incident,
      String key,
      String version,
      List<Step> steps,
      List<String> triggers,
      String reason,
      Instant startedAt,
      @Nullable End end)
      implements PlaybookRun {
    public Started {
      steps = List.copyOf(steps);
      triggers = List.copyOf(triggers);
    }

    boolean isDrill() {
      return incident == null;
    }

    Optional<Step> step(String name) {
      return steps.stream().filter(step -> step.plan().step().equals(name)).findFirst();
    }

    /// Names of the steps of which nobody has said what became of them.
    List<String> open() {
      return steps.stream()
          .filter(step -> step.settlement() == null)
          .map(step -> step.plan().step())
          .toList();
    }

    /// Whether there are steps of that phase, and each was done.
    boolean hasDone(PlaybookPhase phase) {
      var ofPhase = steps.stream().filter(step -> step.plan().phase() == phase).toList();
      return !ofPhase.isEmpty() && ofPhase.stream().allMatch(Step::isDone);
    }
  }

  /// A step of the plan, and how it was settled.
  ///
  /// @param settlement null while the step is open
  record Step(PlaybookStep plan, @Nullable Settlement settlement) {
    boolean isDone() {
      return settlement != null && settlement.outcome() == StepOutcome.DONE;
    }

    /// When it should be settled; null: no time is set.
    @Nullable Instant due(Instant startedAt) {
      var minutes = plan.dueInMinutes();
      return minutes == null ? null : startedAt.plus(Duration.ofMinutes(minutes));
    }
  }

  record Settlement(StepOutcome outcome, String note, String by, Instant at) {}

  /// How the run ended.
  ///
  /// @param completed false: it was abandoned
  /// @param text lessons, or why it was abandoned
  record End(boolean completed, String text, Instant at) {}
}
