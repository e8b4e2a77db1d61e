package org.aimsledger.incident.exercise;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.ExerciseEvent.Added;
import org.aimsledger.contracts.incident.ExerciseEvent.Revised;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.exercise.Exercise.Absent;
import org.aimsledger.incident.exercise.Exercise.Ready;
import org.aimsledger.incident.exercise.ExerciseCommand.Adopt;
import org.aimsledger.incident.exercise.ExerciseRejection.OtherRecord;
import org.aimsledger.incident.platform.WorldTime;

/// The rules of one exercise: it says what its source says, and taking over the same again changes
/// nothing.
final class ExerciseDecider
    implements Decider<ExerciseCommand, Exercise, ExerciseEvent, ExerciseRejection> {
  @Override
  public Exercise initial() {
    return new Absent();
  }

  @Override
  public Decision<ExerciseEvent, ExerciseRejection> decide(
      ExerciseCommand command, Exercise state) {
    return switch (command) {
      case Adopt c -> adopt(c, state);
    };
  }

  private static Decision<ExerciseEvent, ExerciseRejection> adopt(Adopt c, Exercise state) {
    var at = WorldTime.kept(c.at());
    return switch (state) {
      case Absent _ -> accept(new Added(c.exercise(), c.outside(), c.script(), c.steps(), at));
      case Ready known -> {
        if (!known.outside().equals(c.outside())) {
          yield reject(new OtherRecord(c.exercise()));
        }
        yield known.script().equals(c.script()) && known.steps().equals(c.steps())
            ? accept()
            : accept(
                new Revised(
                    c.exercise(),
                    c.script(),
                    c.steps(),
                    at.isBefore(known.at()) ? known.at() : at));
      }
    };
  }

  @Override
  public Exercise evolve(Exercise state, ExerciseEvent event) {
    return switch (event) {
      case Added e when state instanceof Absent ->
          new Ready(e.exercise(), e.outside(), e.script(), e.steps(), e.at());
      case Revised e when state instanceof Ready known ->
          new Ready(e.exercise(), known.outside(), e.script(), e.steps(), e.at());
      case Added _, Revised _ -> throw new CorruptStreamException(state, event);
    };
  }
}
