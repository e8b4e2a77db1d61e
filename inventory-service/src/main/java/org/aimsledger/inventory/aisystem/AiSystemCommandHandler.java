package org.aimsledger.inventory.aisystem;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.GateLookup;

/// Carries out commands on AI systems, and reads them from their streams.
@ApplicationScoped
public class AiSystemCommandHandler {
  public static final String CATEGORY = "ai-system";

  private final CommandRunner<AiSystemCommand, AiSystem, AiSystemEvent, AiSystemRejection> runner;

  private final GateLookup gates;

  AiSystemCommandHandler(EventStore store, GateLookup gates) {
    this.gates = gates;
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new AiSystemDecider(StageTransitions.STANDARD),
                AiSystemEventTypes.TYPES,
                AiSystemClaims::of,
                AiSystemEventTypes.STATES));
  }

  /// The id of the system with this external id, whether it is registered or not. A system that is
  /// registered with an external id gets this id, so that everybody finds it by what he knows.
  public static UUID id(ExternalId externalId) {
    return EventIds.derived(externalId.scope() + "\n" + externalId.id(), CATEGORY);
  }

  public Uni<Outcome<AiSystem, AiSystemRejection>> handle(
      AiSystemCommand command, CommandContext context) {
    return asked(command).flatMap(asked -> runner.run(asked.system(), asked, context));
  }

  private Uni<AiSystemCommand> asked(AiSystemCommand command) {
    return switch (command) {
      case AiSystemCommand.EnterStage c ->
          gates
              .passage(c.system(), c.stage(), c.at())
              .map(
                  passage ->
                      new AiSystemCommand.EnterStage(
                          c.system(), c.stage(), c.reason(), passage, c.at()));
      case AiSystemCommand.Retire c ->
          gates
              .passage(c.system(), Stage.RETIRED, c.at())
              .map(passage -> new AiSystemCommand.Retire(c.system(), c.reason(), passage, c.at()));
      case AiSystemCommand other -> Uni.createFrom().item(other);
    };
  }

  /// The command as part of a reaction.
  public Order order(AiSystemCommand command) {
    return runner.order(command.system(), command);
  }

  /// The system as it is now; version 0: not in the inventory.
  public Uni<Versioned<AiSystem>> load(UUID system) {
    return runner.load(system);
  }

  public Uni<Versioned<AiSystem>> loadAt(UUID system, long version) {
    return runner.loadAt(system, version);
  }

  /// The system at a moment; version 0: not in the inventory then.
  public Uni<Versioned<AiSystem>> load(UUID system, Moment moment) {
    return runner.load(system, moment);
  }

  public Uni<List<Recorded<AiSystemEvent>>> history(UUID system, long afterVersion, int limit) {
    return runner.history(system, afterVersion, limit);
  }

  /// The stored documents, byte for byte.
  public Uni<List<byte[]>> documents(UUID system, long afterVersion, int limit) {
    return runner.documents(system, afterVersion, limit);
  }
}
