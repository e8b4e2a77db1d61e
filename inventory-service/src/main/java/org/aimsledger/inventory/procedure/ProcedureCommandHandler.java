package org.aimsledger.inventory.procedure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ProcedureEvent;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.ProceduresLookup;

/// Carries out commands on procedures, and says which versions are in force.
@ApplicationScoped
class ProcedureCommandHandler implements ProceduresLookup {
  private static final String CATEGORY = "procedure";

  private final CommandRunner<ProcedureCommand, Procedure, ProcedureEvent, ProcedureRejection>
      runner;

  ProcedureCommandHandler(EventStore store) {
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new ProcedureDecider(), ProcedureEventTypes.TYPES));
  }

  /// The procedure of a stage.
  static UUID id(Stage stage) {
    return EventIds.derived(stage.name(), CATEGORY);
  }

  Uni<Outcome<Procedure, ProcedureRejection>> handle(
      ProcedureCommand command, CommandContext context) {
    return runner.run(command.procedure(), command, context);
  }

  @Override
  public Uni<List<ProcedureVersion>> inForce(Set<Stage> stages, LocalDate day) {
    return Multi.createFrom()
        .iterable(stages.stream().sorted().toList())
        .onItem()
        .transformToUniAndConcatenate(stage -> inForce(stage, day))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private Uni<Optional<ProcedureVersion>> inForce(Stage stage, LocalDate day) {
    return runner
        .load(id(stage))
        .map(
            found ->
                found
                    .state()
                    .inForce(day)
                    .map(version -> new ProcedureVersion(stage, version.label())));
  }

  Uni<Versioned<Procedure>> load(Stage stage, Moment moment) {
    return runner.load(id(stage), moment);
  }

  Uni<List<Recorded<ProcedureEvent>>> history(Stage stage, long afterVersion, int limit) {
    return runner.history(id(stage), afterVersion, limit);
  }
}
