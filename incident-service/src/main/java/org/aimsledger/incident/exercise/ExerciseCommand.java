package org.aimsledger.incident.exercise;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ExerciseScript;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.OutsideRecord;

/// What can be ordered. `at` is the time of the decision.
public sealed interface ExerciseCommand {
  UUID exercise();

  /// Take it over as its source tells it now.
  record Adopt(
      UUID exercise,
      OutsideRecord outside,
      ExerciseScript script,
      List<ExerciseStep> steps,
      Instant at)
      implements ExerciseCommand {
    /// Most steps; with the longest texts they stay below the size limit of an event.
    static final int MAX_STEPS = 60;

    /// Most characters of all texts together.
    static final int MAX_TEXTS = 18_000;

    public Adopt {
      steps = List.copyOf(steps);
      if (steps.isEmpty() || steps.size() > MAX_STEPS) {
        throw new IllegalArgumentException("steps must be 1 to " + MAX_STEPS);
      }
      var texts =
          script.summary().length()
              + steps.stream().mapToInt(step -> step.description().length()).sum();
      if (texts > MAX_TEXTS) {
        throw new IllegalArgumentException("texts must have at most " + MAX_TEXTS + " characters");
      }
    }
  }
}
