package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What happened to one exercise: a case of others, step by step, to drill with. One stream an
/// exercise.
public sealed interface ExerciseEvent extends IncidentServiceEvent {
  UUID exercise();

  /// When it was decided.
  Instant at();

  /// It can be drilled with from now on.
  @WireName("org.aimsledger.incident.exercise-added.v1")
  record Added(
      UUID exercise,
      OutsideRecord outside,
      ExerciseScript script,
      List<ExerciseStep> steps,
      Instant at)
      implements ExerciseEvent {
    public Added {
      steps = List.copyOf(steps);
    }
  }

  /// Its source tells it differently now.
  @WireName("org.aimsledger.incident.exercise-revised.v1")
  record Revised(UUID exercise, ExerciseScript script, List<ExerciseStep> steps, Instant at)
      implements ExerciseEvent {
    public Revised {
      steps = List.copyOf(steps);
    }
  }
}
