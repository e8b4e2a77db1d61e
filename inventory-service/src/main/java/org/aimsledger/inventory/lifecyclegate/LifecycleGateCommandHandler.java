package org.aimsledger.inventory.lifecyclegate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.DependentsLookup;
import org.aimsledger.inventory.platform.GateLookup;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.platform.Passage;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.ProceduresLookup;

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
  private final CommandRunner<SystemStanding, SystemStanding, InventoryServiceEvent, SystemStanding>
      reviews;
  private final DependentsLookup lookup;
  private final ProceduresLookup procedures;

  LifecycleGateCommandHandler(
      EventStore store,
      Packs packs,
      InventoryConfig config,
      DependentsLookup lookup,
      ProceduresLookup procedures) {
    this.lookup = lookup;
    this.procedures = procedures;
    this.decider = new LifecycleGateDecider(packs.lifecycleGates(), config.gates().everything());
    this.runner = store.runner(new Aggregate<>(CATEGORY, decider, LifecycleGateEventTypes.TYPES));
    this.systems = store.runner(standing(Presence.category(ComponentKind.AI_SYSTEM)));
    this.classes = store.runner(standing("risk-class"));
    this.reviews = store.runner(standing("review"));
  }

  private static Aggregate<SystemStanding, SystemStanding, InventoryServiceEvent, SystemStanding>
      standing(String category) {
    return new Aggregate<>(category, new SystemStandingFold(), LifecycleGateEventTypes.ALL);
  }

  Uni<Outcome<LifecycleGate, LifecycleGateRejection>> handle(
      LifecycleGateCommand command, CommandContext context) {
    return standing(command.system(), new Moment.Now())
        .flatMap(
            system ->
                dependents(command.system(), asksForDependents(command))
                    .flatMap(
                        dependents ->
                            procedures(command)
                                .map(
                                    inForce ->
                                        new Considered(command, system, dependents, inForce))))
        .flatMap(considered -> runner.run(command.system(), considered, context));
  }

  /// What an approval stores beside the facts: the procedures that were to be followed.
  private Uni<List<ProcedureVersion>> procedures(LifecycleGateCommand command) {
    if (!(command instanceof LifecycleGateCommand.Approve c)) {
      return Uni.createFrom().item(List.of());
    }
    var stages =
        decider.policy(c.at()).gate(c.gate()).stream()
            .flatMap(gate -> gate.requiredFor().stream())
            .map(Stage::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    return procedures.inForce(stages, LocalDate.ofInstant(c.at(), ZoneOffset.UTC));
  }

  private boolean asksForDependents(LifecycleGateCommand command) {
    return switch (command) {
      case LifecycleGateCommand.AcceptDependent _ -> true;
      case LifecycleGateCommand.RequestDecision c -> asksForDependents(c.gate(), c.at());
      case LifecycleGateCommand.Approve c -> asksForDependents(c.gate(), c.at());
      case LifecycleGateCommand.Reject c -> asksForDependents(c.gate(), c.at());
      case LifecycleGateCommand.OverrideGate c -> asksForDependents(c.gate(), c.at());
      case LifecycleGateCommand.ReviewOverride _,
          LifecycleGateCommand.Attest _,
          LifecycleGateCommand.Withdraw _,
          LifecycleGateCommand.Observe _,
          LifecycleGateCommand.AssignResponsibility _,
          LifecycleGateCommand.Check _ ->
          false;
    };
  }

  private boolean asksForDependents(String gate, Instant at) {
    return decider
        .policy(at)
        .gate(gate)
        .map(found -> found.asksFor(LifecycleGate.DEPENDENTS))
        .orElse(false);
  }

  private Uni<Dependents> dependents(UUID system, boolean asked) {
    return asked ? lookup.dependents(system) : Uni.createFrom().item(Dependents.UNSEEN);
  }

  /// Looks how a system stands, and records it when that is news.
  public Uni<Void> check(LifecycleGateCommand.Check command, CommandContext context) {
    return handle(command, context).replaceWithVoid();
  }

  /// An observation as part of a reaction.
  public Order order(LifecycleGateCommand.Observe command) {
    return runner.order(
        command.system(), new Considered(command, null, Dependents.UNSEEN, List.of()));
  }

  @Override
  public Uni<Passage> passage(UUID system, Stage to, Instant at) {
    var asked =
        decider.policy(at).requiredFor(to.name()).stream()
            .anyMatch(gate -> gate.asksFor(LifecycleGate.DEPENDENTS));
    return assessment(system, at, asked)
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

  /// Everything about the gates of a system, judged at a time.
  Uni<GateAssessment> assessment(UUID system, Instant at) {
    return assessment(system, at, true);
  }

  private Uni<GateAssessment> assessment(UUID system, Instant at, boolean links) {
    return Uni.combine()
        .all()
        .unis(runner.load(system), standing(system, new Moment.Now()), dependents(system, links))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found ->
                GateAssessment.of(
                    decider.policy(at),
                    system,
                    found.getItem1().state(),
                    found.getItem2(),
                    found.getItem3(),
                    List.of(),
                    at));
  }

  /// Whether the gates are kept for the system.
  boolean governs(GateAssessment assessment) {
    return decider.governs(assessment.state(), assessment.system());
  }

  // One after the other: an answer from the cache costs nothing.
  private Uni<SystemStanding> standing(UUID system, Moment moment) {
    return systems
        .load(system, moment)
        .flatMap(found -> classes.load(system, moment).map(determined -> of(found, determined)))
        .flatMap(
            standing ->
                reviews
                    .load(system, moment)
                    .map(
                        planned ->
                            standing.reviewedBy(planned.state().reviewDue(), planned.version())));
  }

  private static SystemStanding of(
      Versioned<SystemStanding> found, Versioned<SystemStanding> determined) {
    return found.state().at(found.version(), determined.state().riskClass(), determined.version());
  }
}
