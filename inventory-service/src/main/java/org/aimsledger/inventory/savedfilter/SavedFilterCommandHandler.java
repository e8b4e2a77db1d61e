package org.aimsledger.inventory.savedfilter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.inventory.SavedFilterEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;

/// Carries out commands on the filters of one person.
@ApplicationScoped
class SavedFilterCommandHandler {
  private static final String CATEGORY = "saved-filters";

  private final CommandRunner<
          SavedFilterCommand, SavedFilters, SavedFilterEvent, SavedFilterRejection>
      runner;

  SavedFilterCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new SavedFilterDecider(), SavedFilterEventTypes.TYPES));
  }

  /// The keeper that a person is.
  static UUID keeper(String actor) {
    return EventIds.derived(actor, CATEGORY);
  }

  Uni<Outcome<SavedFilters, SavedFilterRejection>> handle(
      SavedFilterCommand command, CommandContext context) {
    return runner.run(command.keeper(), command, context);
  }

  Uni<Versioned<SavedFilters>> load(UUID keeper) {
    return runner.load(keeper);
  }
}
