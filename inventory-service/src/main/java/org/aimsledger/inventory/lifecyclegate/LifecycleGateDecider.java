package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Findings;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Verdict;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.AssignResponsibility;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Attest;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Check;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Observe;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Withdraw;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.referencedata.LifecycleGates;
import org.aimsledger.referencedata.LifecycleGates.FactOrigin;
import org.aimsledger.referencedata.Versions;
import org.jspecify.annotations.Nullable;

/// The rules of facts and of compliance; those of decisions are in `GateDecisions`. Whatever is
/// decided, how the system stands afterwards is found in the same append.
///
/// @param everything whether all systems are under their gates, and not only those that a person or
///   a class has put there
record LifecycleGateDecider(Versions<LifecycleGates> policies, boolean everything)
    implements Decider<Considered, LifecycleGate, LifecycleGateEvent, LifecycleGateRejection> {
  @Override
  public LifecycleGate initial() {
    return LifecycleGate.EMPTY;
  }

  @Override
  public LifecycleGate evolve(LifecycleGate state, LifecycleGateEvent event) {
    return state.with(event);
  }

  /// The policy that decisions of that time use.
  LifecycleGates policy(Instant at) {
    return policies.inForceOn(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /// Whether the gates are kept for a system.
  boolean governs(LifecycleGate state, SystemStanding system) {
    return everything || state.begun() || system.riskClass() != null;
  }

  @Override
  public Decision<LifecycleGateEvent, LifecycleGateRejection> decide(
      Considered considered, LifecycleGate state) {
    return considered.command() instanceof Observe c
        ? observe(c, state)
        : seeing(considered, Objects.requireNonNull(considered.system()), state);
  }

  private Decision<LifecycleGateEvent, LifecycleGateRejection> seeing(
      Considered considered, SystemStanding system, LifecycleGate state) {
    var command = considered.command();
    if (!system.isKnown()) {
      return reject(new LifecycleGateRejection.UnknownSystem(command.system()));
    }
    if (system.stage() == Stage.RETIRED && !(command instanceof Check)) {
      return reject(new LifecycleGateRejection.SystemRetired(command.system()));
    }
    return switch (own(considered, system, state)) {
      case Decision.Rejected<LifecycleGateEvent, LifecycleGateRejection> no -> no;
      case Decision.Accepted<LifecycleGateEvent, LifecycleGateRejection>(var events) ->
          acceptAll(withFindings(considered, events, system, state));
    };
  }

  private Decision<LifecycleGateEvent, LifecycleGateRejection> own(
      Considered considered, SystemStanding system, LifecycleGate state) {
    var command = considered.command();
    return switch (command) {
      case Attest c -> attest(c);
      case Withdraw c -> withdraw(c, state);
      case AssignResponsibility c ->
          c.people().equals(state.responsible().get(c.stage()))
              ? accept()
              : accept(
                  new LifecycleGateEvent.StageResponsibilityAssigned(
                      c.system(), c.stage(), c.people(), c.reason().value(), c.by(), c.at()));
      case Check c -> acceptAll(change(c, system, state));
      case Observe c -> observe(c, state);
      case LifecycleGateCommand.AcceptDependent _,
          LifecycleGateCommand.RequestDecision _,
          LifecycleGateCommand.Approve _,
          LifecycleGateCommand.Reject _,
          LifecycleGateCommand.OverrideGate _,
          LifecycleGateCommand.ReviewOverride _ ->
          GateDecisions.decide(
              command,
              GateAssessment.of(
                  policy(command.at()),
                  command.system(),
                  state,
                  system,
                  considered.dependents(),
                  considered.procedures(),
                  command.at()));
    };
  }

  private Decision<LifecycleGateEvent, LifecycleGateRejection> attest(Attest c) {
    var rule = policy(c.at()).fact(c.fact());
    if (rule.isEmpty()) {
      return reject(new LifecycleGateRejection.UnknownFact(c.fact()));
    }
    if (rule.get().origin() != FactOrigin.DECLARED) {
      return reject(new LifecycleGateRejection.NotForDeclaring(c.fact()));
    }
    var latest = c.at().plus(rule.get().longest());
    var until = c.validUntil() == null || c.validUntil().isAfter(latest) ? latest : c.validUntil();
    return accept(
        new LifecycleGateEvent.FactAttested(
            c.system(),
            c.fact(),
            c.statement(),
            c.evidence(),
            c.digest(),
            until,
            policy(c.at()).version().toString(),
            c.by(),
            c.at()));
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> withdraw(
      Withdraw c, LifecycleGate state) {
    var fact = state.facts().get(c.fact());
    return fact == null || !fact.met() || fact.attester() == null
        ? reject(new LifecycleGateRejection.NothingToWithdraw(c.fact()))
        : accept(
            new LifecycleGateEvent.FactWithdrawn(
                c.system(), c.fact(), c.reason().value(), c.by(), c.at()));
  }

  /// A report that a system in use changed ends the fact that no change waits, unless somebody has
  /// approved since what it has become.
  private List<LifecycleGateEvent> change(Check c, SystemStanding system, LifecycleGate state) {
    if (c.change() == null || !system.stage().isLive()) {
      return List.of();
    }
    var stream = "ai-system-report/" + c.change().report();
    return stream.equals(state.lastChange()) || isSettled(c.change(), policy(c.at()), state)
        ? List.of()
        : List.of(
            new LifecycleGateEvent.FactObserved(
                c.system(),
                LifecycleGate.CHANGE,
                false,
                c.change().kind(),
                stream,
                1,
                null,
                c.at()));
  }

  private static boolean isSettled(
      LifecycleGateCommand.Change change, LifecycleGates policy, LifecycleGate state) {
    return policy.gates().stream()
        .filter(LifecycleGates.Gate::settlesChanges)
        .map(gate -> state.gate(gate.id()).verdict())
        .anyMatch(
            verdict ->
                verdict instanceof Verdict.Approved approved && approved.at().isAfter(change.at()));
  }

  private Decision<LifecycleGateEvent, LifecycleGateRejection> observe(
      Observe c, LifecycleGate state) {
    var policy = policy(c.at());
    var rule = policy.fact(c.fact());
    if (rule.isEmpty()) {
      return reject(new LifecycleGateRejection.UnknownFact(c.fact()));
    }
    var known = state.facts().get(c.fact());
    if (!c.met() && (known == null ? !rule.get().metUntilObserved() : !known.met())) {
      return accept();
    }
    if (c.met() && known == null && rule.get().metUntilObserved()) {
      return accept();
    }
    if (c.met()
        && known != null
        && known.met()
        && known.value().equals(c.value())
        && Objects.equals(known.validUntil(), c.validUntil())
        && known.stream().equals(c.stream())) {
      return accept();
    }
    var events = new ArrayList<LifecycleGateEvent>();
    events.add(observed(c, rule.get()));
    var before = state.findings();
    if (!c.met() && before != null && before.stage().isLive()) {
      worse(c, policy, state.with(events.getFirst()), before).ifPresent(events::add);
    }
    return acceptAll(events);
  }

  private static LifecycleGateEvent observed(Observe c, LifecycleGates.Fact rule) {
    var latest = c.met() && rule.validForDays() > 0 ? c.at().plus(rule.longest()) : null;
    return new LifecycleGateEvent.FactObserved(
        c.system(),
        c.fact(),
        c.met(),
        c.value(),
        c.stream(),
        c.version(),
        c.validUntil() == null ? latest : c.validUntil(),
        c.at());
  }

  /// What a fact that ended makes of a system in use, at once and without another look at it. That
  /// it came back is found with a look.
  private static Optional<LifecycleGateEvent> worse(
      Observe c, LifecycleGates policy, LifecycleGate state, Findings before) {
    var assessment =
        new GateAssessment(
            policy,
            before.tier(),
            c.system(),
            state,
            SystemStanding.inOrder(before.stage()),
            Dependents.NONE,
            List.of(),
            c.at());
    var lapses = new LinkedHashSet<>(before.lapses());
    lapses.addAll(assessment.obstacles(before.stage()));
    return lapses.size() == before.lapses().size()
        ? Optional.empty()
        : Optional.of(
            outOfCompliance(
                c.system(),
                new Findings(
                    before.stage(),
                    before.tier(),
                    List.<GateLapse>copyOf(lapses),
                    before.until(),
                    null),
                policy,
                c.at()));
  }

  private List<LifecycleGateEvent> withFindings(
      Considered considered,
      List<LifecycleGateEvent> events,
      SystemStanding system,
      LifecycleGate before) {
    var command = considered.command();
    var state = before;
    for (var event : events) {
      state = state.with(event);
    }
    var all = new ArrayList<>(events);
    if (governs(state, system)) {
      var occasion = command instanceof Check c ? c.occasion() : null;
      var policy = policy(command.at());
      var now =
          GateAssessment.of(
                  policy,
                  command.system(),
                  state,
                  system,
                  considered.dependents(),
                  considered.procedures(),
                  command.at())
              .findings(occasion);
      if (isNews(state.findings(), now)) {
        all.add(event(command.system(), now, policy, command.at()));
      }
    }
    return all;
  }

  private static boolean isNews(@Nullable Findings before, Findings now) {
    if (before == null) {
      return now.occasion() != null || now.stage().isLive();
    }
    return !now.saysTheSameAs(before)
        || (now.occasion() != null && !now.occasion().equals(before.occasion()));
  }

  private static LifecycleGateEvent event(
      UUID system, Findings now, LifecycleGates policy, Instant at) {
    return now.lapses().isEmpty()
        ? new LifecycleGateEvent.InCompliance(
            system,
            now.stage(),
            now.tier(),
            now.until(),
            now.occasion(),
            policy.version().toString(),
            at)
        : outOfCompliance(system, now, policy, at);
  }

  private static LifecycleGateEvent outOfCompliance(
      UUID system, Findings now, LifecycleGates policy, Instant at) {
    return new LifecycleGateEvent.OutOfCompliance(
        system,
        now.stage(),
        now.tier(),
        now.lapses(),
        now.until(),
        now.occasion(),
        policy.version().toString(),
        at);
  }
}
