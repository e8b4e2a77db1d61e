package org.aimsledger.inventory.unregisteredsystem;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;

/// Carries out commands on findings, and reads them from their streams.
@ApplicationScoped
public class UnregisteredSystemCommandHandler {
  public static final String CATEGORY = "unregistered-system";

  private final CommandRunner<
          UnregisteredSystemCommand,
          UnregisteredSystem,
          UnregisteredSystemEvent,
          UnregisteredSystemRejection>
      runner;

  UnregisteredSystemCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY, new UnregisteredSystemDecider(), UnregisteredSystemEventTypes.TYPES));
  }

  /// The finding that belongs to this way of naming a system, whether it was reported or not.
  public static UUID id(String key) {
    return EventIds.derived(key, CATEGORY);
  }

  public Uni<Outcome<UnregisteredSystem, UnregisteredSystemRejection>> handle(
      UnregisteredSystemCommand command, CommandContext context) {
    return runner.run(command.finding(), command, context);
  }

  /// Notes something that the rules never refuse. Needs no idempotency key: the id of the finding
  /// is one.
  public Uni<Void> note(UnregisteredSystemCommand command, String actor, String correlation) {
    var context = new CommandContext(actor, correlation, null, null, null, null);
    return handle(command, context)
        .invoke(
            outcome -> {
              if (!(outcome instanceof Outcome.Done<?, ?>)) {
                // Others were noting something at the same time; the next try finds it.
                throw new IllegalStateException("finding " + command.finding() + ": " + outcome);
              }
            })
        .replaceWithVoid();
  }

  /// The finding as it is now; version 0: never reported.
  public Uni<Versioned<UnregisteredSystem>> load(UUID finding) {
    return runner.load(finding);
  }
}
