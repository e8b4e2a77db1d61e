package org.aimsledger.inventory.componentlink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
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

/// Carries out commands on links, after a look at both ends. An end that is retired in the moment
/// between look and append keeps its link, as it would if it had been retired a moment later.
@ApplicationScoped
public class ComponentLinkCommandHandler {
  private static final String CATEGORY = "component-link";

  private final CommandRunner<
          ComponentLinkCommand, ComponentLink, ComponentLinkEvent, ComponentLinkRejection>
      runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> components;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;

  ComponentLinkCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new ComponentLinkDecider(), ComponentLinkEventTypes.TYPES));
    this.components = store.runner(presence(ComponentKind.DATASET));
    this.systems = store.runner(presence(ComponentKind.AI_SYSTEM));
  }

  private static Aggregate<Presence, Presence, InventoryServiceEvent, Presence> presence(
      ComponentKind kind) {
    return new Aggregate<>(
        Presence.category(kind), new PresenceFold(), ComponentLinkEventTypes.ALL);
  }

  /// The id of the link between these ends, whether there is one or not.
  public static UUID id(LinkEnd from, Relation relation, LinkEnd to) {
    return EventIds.derived(written(from) + "\n" + relation + "\n" + written(to), CATEGORY);
  }

  private static String written(LinkEnd end) {
    return end.kind() + ":" + end.id();
  }

  public Uni<Outcome<ComponentLink, ComponentLinkRejection>> handle(
      ComponentLinkCommand command, CommandContext context) {
    return seen(command).flatMap(seen -> runner.run(seen.link(), seen, context));
  }

  /// Records a link that was found by itself, where nobody has ever spoken of one: a link that is
  /// there keeps its source, and one that a person took back stays away. Things that are retired
  /// are not linked any more.
  public Uni<Void> discover(ComponentLinkCommand.Join command, String actor, String correlation) {
    return runner
        .load(command.link())
        .flatMap(
            known ->
                known.version() > 0
                    ? Uni.createFrom().voidItem()
                    : handle(
                            command, new CommandContext(actor, correlation, null, null, null, null))
                        .invoke(outcome -> verify(command, outcome))
                        .replaceWithVoid());
  }

  private static void verify(
      ComponentLinkCommand command, Outcome<ComponentLink, ComponentLinkRejection> outcome) {
    switch (outcome) {
      case Outcome.Done<ComponentLink, ComponentLinkRejection> _ -> {}
      case Outcome.Refused<ComponentLink, ComponentLinkRejection>(
              ComponentLinkRejection.EndRetired _) -> {}
      // Only a repeat races with it, so the next try finds it.
      case Outcome.Refused<ComponentLink, ComponentLinkRejection> _,
          Outcome.Conflict<ComponentLink, ComponentLinkRejection> _,
          Outcome.Taken<ComponentLink, ComponentLinkRejection> _,
          Outcome.KeyReused<ComponentLink, ComponentLinkRejection> _ ->
          throw new IllegalStateException("link " + command.link() + ": " + outcome);
    }
  }

  private Uni<ComponentLinkCommand> seen(ComponentLinkCommand command) {
    return switch (command) {
      case ComponentLinkCommand.Part c -> Uni.createFrom().item(c);
      case ComponentLinkCommand.Join c ->
          look(c.from().end()).flatMap(from -> look(c.to().end()).map(to -> c.seeing(from, to)));
    };
  }

  private Uni<Presence> look(LinkEnd end) {
    var ends = end.kind() == ComponentKind.AI_SYSTEM ? systems : components;
    return ends.load(end.id()).map(Versioned::state);
  }

  /// The link at a moment; version 0: there was none then.
  public Uni<Versioned<ComponentLink>> load(UUID link, Moment moment) {
    return runner.load(link, moment);
  }

  Uni<List<Recorded<ComponentLinkEvent>>> history(UUID link, long afterVersion, int limit) {
    return runner.history(link, afterVersion, limit);
  }
}
