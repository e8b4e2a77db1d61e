package org.aimsledger.inventory.lifecyclegate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
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
import org.aimsledger.inventory.platform.GateLookup;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.platform.Passage;
import org.aimsledger.inventory.platform.Presence;

/// Carries out commands at the gates of one system, after a look at the system and its class, and
/// tells whether the gates let it pass. What changes between look and append makes another look
/// due, and is found then.
@ApplicationScoped
public class LifecycleGateCommandHandler implements GateLookup {
  static final String CATEGORY = "lifecycle-gate";

  private final LifecycleGateDecider decider;
  private final CommandRunner<Considered, LifecycleGate, LifecycleGateEvent, LifecycleGateRejection>
      runner;
  private final CommandRunner<SystemStanding, SystemStanding, InventoryServiceEvent, SystemStanding>
      systems;
  private final CommandRunner<SystemStanding, SystemStanding, InventoryServiceEvent, SystemStanding>
      classes;

  LifecycleGateCommandHandler(EventStore store, Packs packs, InventoryConfig config) {
    this.decider = new LifecycleGateDecider(packs.lifecycleGates(), config.gates().everything());
    this.runner = store.runner(new Aggregate<>(CATEGORY, decider, LifecycleGateEventTypes.TYPES));
    this.systems = store.runner(standing(Presence.category(ComponentKind.AI_SYSTEM)));
    this.classes = store.runner(standing("risk-class"));
  }

  private static Aggregate<SystemStanding, SystemStanding, InventoryServiceEvent, SystemStanding>
      standing(String category) {
    return new Aggregate<>(category, new SystemStandingFold(), LifecycleGateEventTypes.ALL);
  }

  Uni<Outcome<LifecycleGate, LifecycleGateRejection>> handle(
      LifecycleGateCommand command, CommandContext context) {
    return standing(command.system(), new Moment.Now())
        .flatMap(system -> runner.run(command.system(), new Considered(command, system), context));
  }

  /// Looks how a system stands, and records it when that is news.
  public Uni<Void> check(LifecycleGateCommand.Check command, CommandContext context) {
    return handle(command, context).replaceWithVoid();
  }

  /// An observation as part of a reaction.
  public Order order(LifecycleGateCommand.Observe command) {
    return runner.order(command.system(), new Considered(command, null));
  }

  @Override
  public Uni<Passage> passage(UUID system, Stage to, Instant at) {
    return assessment(system, new Moment.Now(), at)
        .map(
            assessment ->
                isForward(assessment.system().stage(), to)
                        && decider.governs(assessment.state(), assessment.system())
                    ? new Passage(assessment.obstacles(to))
                    : Passage.OPEN);
  }

  // Back to where the work has to be done again is always open.
  private static boolean isForward(Stage from, Stage to) {
    return from == Stage.UNKNOWN || to.compareTo(from) > 0;
  }

  /// Everything about the gates of a system at a moment, judged at a time.
  Uni<GateAssessment> assessment(UUID system, Moment moment, Instant at) {
    return load(system, moment)
        .flatMap(
            gates ->
                standing(system, moment)
                    .map(
                        standing ->
                            GateAssessment.of(
                                decider.policy(at), system, gates.state(), standing, at)));
  }

  /// Whether the gates are kept for the system.
  boolean governs(GateAssessment assessment) {
    return decider.governs(assessment.state(), assessment.system());
  }

  private Uni<SystemStanding> standing(UUID system, Moment moment) {
    return systems
        .load(system, moment)
        .flatMap(
            found ->
                classes
                    .load(system, moment)
                    .map(
                        determined ->
                            found
                                .state()
                                .at(
                                    found.version(),
                                    determined.state().riskClass(),
                                    determined.version())));
  }

  Uni<Versioned<LifecycleGate>> load(UUID system, Moment moment) {
    return runner.load(system, moment);
  }

  Uni<List<Recorded<LifecycleGateEvent>>> history(UUID system, long afterVersion, int limit) {
    return runner.history(system, afterVersion, limit);
  }
}
