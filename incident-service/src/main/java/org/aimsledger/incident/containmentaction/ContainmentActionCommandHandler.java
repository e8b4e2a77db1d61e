package org.aimsledger.incident.containmentaction;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.containmentaction.ContainmentActions.Action;
import org.aimsledger.incident.containmentaction.ContainmentActions.Ordered;
import org.aimsledger.incident.containmentaction.ContainmentActions.Status;
import org.aimsledger.incident.platform.GuardLookup;
import org.aimsledger.incident.platform.MeasuresLookup;
import org.aimsledger.incident.platform.PartakersLookup;
import org.jspecify.annotations.Nullable;

/// Carries out commands on measures.
@ApplicationScoped
public class ContainmentActionCommandHandler
    implements GuardLookup, MeasuresLookup, PartakersLookup {
  public static final String CATEGORY = "containment-action";

  private final CommandRunner<
          ContainmentActionCommand,
          ContainmentActions,
          ContainmentActionEvent,
          ContainmentActionRejection>
      runner;

  ContainmentActionCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new ContainmentActionDecider(),
                ContainmentActionEventTypes.TYPES,
                ContainmentActionEventTypes.STATES));
  }

  /// Carries a command out. Whoever brings the answer of a running system, by whatever way it came,
  /// does it with [ContainmentActionCommand.Acknowledge].
  public Uni<Outcome<ContainmentActions, ContainmentActionRejection>> handle(
      ContainmentActionCommand command, CommandContext context) {
    return runner.run(command.incident(), command, context);
  }

  /// The same as part of a reaction.
  public Order order(ContainmentActionCommand command) {
    return runner.order(command.incident(), command);
  }

  Uni<Versioned<ContainmentActions>> load(UUID incident) {
    return runner.load(incident);
  }

  @Override
  public Uni<List<UUID>> unanswered(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Ordered ordered
                    ? ordered.actions().stream().filter(Action::isOpen).map(Action::id).toList()
                    : List.of());
  }

  @Override
  public StepGuard guard() {
    return StepGuard.CONTAINED;
  }

  @Override
  public Uni<Boolean> holds(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Ordered ordered
                    && ordered.actions().stream()
                        .anyMatch(one -> one.isOpen() || one.status() == Status.CARRIED_OUT));
  }

  @Override
  public Uni<Set<String>> partakers(UUID incident, @Nullable UUID report) {
    return PartakersLookup.actors(
        (after, limit) -> runner.history(incident, after, limit), _ -> true);
  }
}
