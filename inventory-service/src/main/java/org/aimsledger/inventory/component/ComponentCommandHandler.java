package org.aimsledger.inventory.component;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.DependentsLookup;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.PresenceFold;

/// Carries out commands on components, and reads them from their streams.
@ApplicationScoped
public class ComponentCommandHandler {
  private static final String CATEGORY = "component";

  private final CommandRunner<ComponentCommand, Component, ComponentEvent, ComponentRejection>
      runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> components;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;
  private final DependentsLookup dependents;

  ComponentCommandHandler(EventStore store, DependentsLookup dependents) {
    this.dependents = dependents;
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY, new ComponentDecider(), ComponentEventTypes.TYPES, ComponentClaims::of));
    this.components = store.runner(presence(CATEGORY));
    this.systems = store.runner(presence(Presence.category(ComponentKind.AI_SYSTEM)));
  }

  private static Aggregate<Presence, Presence, InventoryServiceEvent, Presence> presence(
      String category) {
    return new Aggregate<>(category, new PresenceFold(), ComponentEventTypes.ALL);
  }

  /// The id of the component with this external id, whether it is registered or not.
  public static UUID id(ComponentKind kind, ExternalId externalId) {
    return EventIds.derived(ComponentClaims.key(kind, externalId), CATEGORY);
  }

  public Uni<Outcome<Component, ComponentRejection>> handle(
      ComponentCommand command, CommandContext context) {
    return seen(command).flatMap(seen -> runner.run(seen.component(), seen, context));
  }

  /// Puts a thing that was found by itself into the inventory, unless it is there; what is known of
  /// it stays. Needs no idempotency key: the id of the thing is one.
  ///
  /// @return its id
  public Uni<UUID> discover(ComponentCommand.Register command, String actor, String correlation) {
    return handle(command, new CommandContext(actor, correlation, null, null, null, null))
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Done<Component, ComponentRejection> _ -> command.component();
                  case Outcome.Refused<Component, ComponentRejection>(
                          ComponentRejection.AlreadyRegistered _) ->
                      command.component();
                  // Only a repeat races with it, so the next try finds it.
                  case Outcome.Refused<Component, ComponentRejection> _,
                      Outcome.Conflict<Component, ComponentRejection> _,
                      Outcome.Taken<Component, ComponentRejection> _,
                      Outcome.KeyReused<Component, ComponentRejection> _ ->
                      throw new IllegalStateException(
                          "component " + command.component() + ": " + outcome);
                });
  }

  /// Whether it is there and not retired.
  public Uni<Boolean> isInUse(UUID component) {
    return components
        .load(component)
        .map(found -> found.state() instanceof Presence.Present present && !present.retired());
  }

  /// The command together with what it points to.
  private Uni<ComponentCommand> seen(ComponentCommand command) {
    return switch (command) {
      case ComponentCommand.Register c when c.part() != null ->
          whole(c.kind(), c.part().parent()).map(c::seeing);
      case ComponentCommand.RecordSupplierChange c when c.subject() != null ->
          subject(c.subject()).map(c::seeing);
      case ComponentCommand.Retire c -> dependents.dependents(c.component()).map(c::seeing);
      case ComponentCommand.Register _,
          ComponentCommand.RecordSupplierChange _,
          ComponentCommand.Describe _,
          ComponentCommand.AssessQuality _,
          ComponentCommand.AllocateResponsibility _,
          ComponentCommand.RecordDueDiligence _,
          ComponentCommand.RecordContract _ ->
          Uni.createFrom().item(command);
    };
  }

  private Uni<Presence> whole(ComponentKind part, UUID id) {
    var runner =
        ComponentCatalogue.of(part).partOf() == ComponentKind.AI_SYSTEM ? systems : components;
    return runner.load(id).map(Versioned::state);
  }

  /// A supplier may change a component or a whole system.
  private Uni<Presence> subject(UUID id) {
    return components
        .load(id)
        .flatMap(
            found ->
                found.version() > 0
                    ? Uni.createFrom().item(found.state())
                    : systems.load(id).map(Versioned::state));
  }

  /// The component at a moment; version 0: not in the inventory then.
  public Uni<Versioned<Component>> load(UUID component, Moment moment) {
    return runner.load(component, moment);
  }

  Uni<List<Recorded<ComponentEvent>>> history(UUID component, long afterVersion, int limit) {
    return runner.history(component, afterVersion, limit);
  }

  /// The stored documents, byte for byte.
  Uni<List<byte[]>> documents(UUID component, long afterVersion, int limit) {
    return runner.documents(component, afterVersion, limit);
  }
}
