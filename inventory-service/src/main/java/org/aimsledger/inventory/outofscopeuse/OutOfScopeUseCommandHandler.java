package org.aimsledger.inventory.outofscopeuse;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.PresenceFold;

/// Carries out commands on reported uses, after a look at the system and its statement.
@ApplicationScoped
public class OutOfScopeUseCommandHandler {
  private static final String CATEGORY = "out-of-scope-use";

  private final CommandRunner<
          OutOfScopeUseCommand, OutOfScopeUse, OutOfScopeUseEvent, OutOfScopeUseRejection>
      runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;
  private final CommandRunner<Integer, Integer, IntendedUseEvent, Integer> statements;

  OutOfScopeUseCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new OutOfScopeUseDecider(), OutOfScopeUseEventTypes.TYPES));
    this.systems =
        store.runner(
            new Aggregate<>(
                Presence.category(ComponentKind.AI_SYSTEM),
                new PresenceFold(),
                OutOfScopeUseEventTypes.ALL));
    this.statements =
        store.runner(
            new Aggregate<>("intended-use", new EditionFold(), OutOfScopeUseEventTypes.STATEMENTS));
  }

  /// The use that a report of an integration is about.
  public static UUID id(UUID report) {
    return EventIds.derived(report.toString(), CATEGORY);
  }

  Uni<Outcome<OutOfScopeUse, OutOfScopeUseRejection>> handle(
      OutOfScopeUseCommand command, CommandContext context) {
    return seen(command).flatMap(seen -> runner.run(seen.use(), seen, context));
  }

  private Uni<OutOfScopeUseCommand> seen(OutOfScopeUseCommand command) {
    return switch (command) {
      case OutOfScopeUseCommand.Report c ->
          systems.load(c.system()).map(found -> c.seeing(found.state()));
      case OutOfScopeUseCommand.Decide c -> edition(c);
      case OutOfScopeUseCommand.FollowUp c -> Uni.createFrom().item(c);
    };
  }

  private Uni<OutOfScopeUseCommand> edition(OutOfScopeUseCommand.Decide c) {
    return runner
        .load(c.use())
        .flatMap(
            use ->
                switch (use.state()) {
                  case OutOfScopeUse.Absent _ -> Uni.createFrom().item(c);
                  case OutOfScopeUse.Known known ->
                      statements
                          .load(known.report().system())
                          .map(found -> c.seeing(found.state() == 0 ? null : found.state()));
                });
  }

  /// Notes what an integration reported. Needs no idempotency key: the id is one.
  public Uni<Void> note(OutOfScopeUseCommand.Report command, String actor, String correlation) {
    var context = new CommandContext(actor, correlation, null, null, null, null);
    return handle(command, context)
        .invoke(
            outcome -> {
              if (!(outcome instanceof Outcome.Done<?, ?>)) {
                // Others were noting it at the same time; the next try finds it.
                throw new IllegalStateException("use " + command.use() + ": " + outcome);
              }
            })
        .replaceWithVoid();
  }

  /// The use at a moment; version 0: it was not reported then.
  Uni<Versioned<OutOfScopeUse>> load(UUID use, Moment moment) {
    return runner.load(use, moment);
  }

  Uni<List<Recorded<OutOfScopeUseEvent>>> history(UUID use, long afterVersion, int limit) {
    return runner.history(use, afterVersion, limit);
  }
}
