package org.aimsledger.incident.exercise;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.exercise.Exercise.Ready;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: an exercise with its steps.
final class ExerciseResponses {
  private ExerciseResponses() {}

  @Schema(name = "Exercise")
  record OneExercise(
      UUID id,
      OutsideRecord outside,
      String pack,
      String title,
      String summary,
      @Schema(description = "Whether it really happened, and was no demonstration")
          boolean happened,
      @Schema(description = "As exact as it was given") @Nullable GivenDate occurredOn,
      @Nullable String target,
      @Nullable String actor,
      List<Step> steps,
      Instant lastChangedAt) {}

  /// @param order from 1
  @Schema(name = "ExerciseStep")
  record Step(int order, String tactic, String technique, String description) {}

  static OneExercise one(Ready exercise) {
    var script = exercise.script();
    return new OneExercise(
        exercise.exercise(),
        exercise.outside(),
        script.pack(),
        script.title(),
        script.summary(),
        script.happened(),
        script.occurredOn(),
        script.target(),
        script.actor(),
        IntStream.range(0, exercise.steps().size())
            .mapToObj(i -> step(i + 1, exercise.steps().get(i)))
            .toList(),
        exercise.at());
  }

  private static Step step(int order, ExerciseStep step) {
    return new Step(order, step.tactic(), step.technique(), step.description());
  }
}
