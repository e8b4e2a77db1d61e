package org.aimsledger.incident.exercise;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ExerciseScript;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.OutsideRecord;

/// What one exercise is.
public sealed interface Exercise {
  record Absent() implements Exercise {}

  /// It can be drilled with.
  ///
  /// @param steps in their order
  record Ready(
      UUID exercise,
      OutsideRecord outside,
      ExerciseScript script,
      List<ExerciseStep> steps,
      Instant at)
      implements Exercise {
    public Ready {
      steps = List.copyOf(steps);
    }
  }
}
