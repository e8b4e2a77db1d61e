package org.aimsledger.incident.exercise;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;

/// Carries out commands on exercises, and reads them from their streams.
@ApplicationScoped
public class ExerciseCommandHandler {
  private static final String CATEGORY = "exercise";

  private final CommandRunner<ExerciseCommand, Exercise, ExerciseEvent, ExerciseRejection> runner;

  ExerciseCommandHandler(EventStore store) {
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new ExerciseDecider(), ExerciseEventTypes.TYPES));
  }

  public Uni<Outcome<Exercise, ExerciseRejection>> handle(
      ExerciseCommand command, CommandContext context) {
    return runner.run(command.exercise(), command, context);
  }

  /// Id of the exercise that belongs to a record of somebody else, so that it is one exercise
  /// however often it is read.
  public static UUID exerciseOf(OutsideRecord outside) {
    return EventIds.derived(outside.scope() + "\n" + outside.id(), CATEGORY);
  }

  /// The exercise as it is now; version 0: there is none.
  public Uni<Versioned<Exercise>> load(UUID exercise) {
    return runner.load(exercise);
  }
}
