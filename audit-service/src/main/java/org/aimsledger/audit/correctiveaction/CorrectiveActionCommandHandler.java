package org.aimsledger.audit.correctiveaction;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Absent;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Known;
import org.aimsledger.audit.platform.CorrectiveActionLookup;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on corrective actions, and reads them from their streams.
@ApplicationScoped
public class CorrectiveActionCommandHandler implements CorrectiveActionLookup {
  private final CommandRunner<
          CorrectiveActionCommand,
          CorrectiveAction,
          CorrectiveActionEvent,
          CorrectiveActionRejection>
      runner;

  CorrectiveActionCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "corrective-action",
                new CorrectiveActionDecider(),
                CorrectiveActionEventTypes.TYPES));
  }

  /// The command as part of a reaction.
  public Order order(CorrectiveActionCommand command) {
    return runner.order(command.action(), command);
  }

  Uni<Outcome<CorrectiveAction, CorrectiveActionRejection>> handle(
      CorrectiveActionCommand command, CommandContext context) {
    return runner.run(command.action(), command, context);
  }

  /// The action at a moment; version 0: there was none yet.
  Uni<Versioned<CorrectiveAction>> load(UUID action, Moment moment) {
    return runner.load(action, moment);
  }

  /// Events of the action, the oldest first.
  Uni<List<Recorded<CorrectiveActionEvent>>> history(UUID action, long afterVersion, int limit) {
    return runner.history(action, afterVersion, limit);
  }

  @Override
  public Uni<Optional<SeenAction>> find(UUID action) {
    return runner
        .load(action)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> Optional.empty();
                  case Known known ->
                      Optional.of(
                          new SeenAction(
                              action, CorrectiveActionDecider.standing(known), found.version()));
                });
  }
}
