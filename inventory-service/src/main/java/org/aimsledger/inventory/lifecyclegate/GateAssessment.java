package org.aimsledger.inventory.lifecyclegate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.FactStanding;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.SeenFact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Findings;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Verdict;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.Dependents.Dependent;
import org.aimsledger.referencedata.LifecycleGates;
import org.aimsledger.referencedata.LifecycleGates.FactOrigin;
import org.aimsledger.referencedata.LifecycleGates.Firmness;
import org.aimsledger.referencedata.LifecycleGates.Gate;
import org.aimsledger.referencedata.LifecycleGates.Need;
import org.jspecify.annotations.Nullable;

/// The policy, held against what is known at a moment. Answers every question about gates, so that
/// decisions, answers and compliance can't differ.
record GateAssessment(
    LifecycleGates policy,
    GateTier tier,
    UUID id,
    LifecycleGate state,
    SystemStanding system,
    Dependents dependents,
    List<ProcedureVersion> procedures,
    Instant now) {
  /// Most things that a recorded fact names.
  private static final int NAMED = 20;

  static GateAssessment of(
      LifecycleGates policy,
      UUID id,
      LifecycleGate state,
      SystemStanding system,
      Dependents dependents,
      List<ProcedureVersion> procedures,
      Instant now) {
    var riskClass = system.riskClass() == null ? null : system.riskClass().name();
    var tier = GateTier.valueOf(policy.tier(riskClass, system.highImpact().name()).id());
    return new GateAssessment(policy, tier, id, state, system, dependents, procedures, now);
  }

  /// What a gate asks for in the tier of the system.
  List<Need> needs(Gate gate) {
    return gate.needs(tier.name());
  }

  /// Every fact that a gate asks for, as it is.
  List<SeenFact> seen(Gate gate) {
    return needs(gate).stream().map(need -> fact(need.fact())).toList();
  }

  /// One fact, as it is.
  SeenFact fact(String fact) {
    var rule = policy.fact(fact).orElseThrow();
    return rule.origin() == FactOrigin.SYSTEM ? ofSystem(fact) : recorded(rule);
  }

  private SeenFact ofSystem(String fact) {
    return switch (fact) {
      case "owner-assigned" -> ofSystem(fact, system.owner());
      case "purpose-stated" -> ofSystem(fact, system.purpose());
      case "role-stated" -> ofSystem(fact, system.role());
      case "not-suspended" -> ofSystem(fact, !system.suspended());
      case LifecycleGate.DEPENDENTS -> ofLinks(fact);
      case "review-not-overdue" -> ofReview(fact);
      case "class-determined" -> ofClass(fact, system.riskClass() != null);
      case "not-prohibited" -> ofClass(fact, system.riskClass() != RiskClass.PROHIBITED);
      default -> throw new IllegalStateException("no fact of the system: " + fact);
    };
  }

  private SeenFact ofSystem(String fact, boolean met) {
    return new SeenFact(
        fact, standing(met), system.stage().name(), "ai-system/" + id, system.version(), null);
  }

  private SeenFact ofClass(String fact, boolean met) {
    return system.riskClass() == null
        ? new SeenFact(fact, standing(met), null, null, null, null)
        : new SeenFact(
            fact,
            standing(met),
            system.riskClass().name(),
            "risk-class/" + id,
            system.classVersion(),
            null);
  }

  private SeenFact ofReview(String fact) {
    var due = system.reviewDue();
    if (due == null) {
      return new SeenFact(fact, FactStanding.MET, null, null, null, null);
    }
    var end = due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new SeenFact(
        fact,
        isOver(end) ? FactStanding.EXPIRED : FactStanding.MET,
        due.toString(),
        "review/" + id,
        system.reviewVersion(),
        end);
  }

  private SeenFact ofLinks(String fact) {
    var waiting = waiting();
    var met = waiting.isEmpty() && dependents.complete();
    return new SeenFact(fact, standing(met), links(waiting), null, null, null);
  }

  /// What depends on the system, and nobody has said why it may stay.
  List<Dependent> waiting() {
    return dependents.shown().stream()
        .filter(dependent -> !state.staying().containsKey(dependent.end()))
        .toList();
  }

  private String links(List<Dependent> waiting) {
    var named =
        waiting.stream()
            .limit(NAMED)
            .map(dependent -> dependent.end().kind() + ":" + dependent.end().id())
            .collect(Collectors.joining(", "));
    return waiting.size()
        + (dependents.complete() ? "" : " or more")
        + " to be moved, "
        + (dependents.shown().size() - waiting.size())
        + " may stay"
        + (named.isEmpty() ? "" : ": " + named)
        + (waiting.size() > NAMED ? " …" : "");
  }

  private static FactStanding standing(boolean met) {
    return met ? FactStanding.MET : FactStanding.MISSING;
  }

  private SeenFact recorded(LifecycleGates.Fact rule) {
    var fact = state.facts().get(rule.id());
    if (fact == null) {
      return new SeenFact(rule.id(), standing(rule.metUntilObserved()), null, null, null, null);
    }
    return new SeenFact(
        rule.id(), standing(rule, fact), fact.value(), fact.stream(), fact.version(), end(fact));
  }

  private FactStanding standing(LifecycleGates.Fact rule, LifecycleGate.Fact fact) {
    if (!fact.met()) {
      return fact.wasMet() || rule.metUntilObserved() ? FactStanding.STALE : FactStanding.MISSING;
    }
    return isOver(end(fact)) ? FactStanding.EXPIRED : FactStanding.MET;
  }

  private static @Nullable Instant end(LifecycleGate.Fact fact) {
    return fact.met() ? fact.validUntil() : null;
  }

  private boolean isOver(@Nullable Instant end) {
    return end != null && !end.isAfter(now);
  }

  /// What keeps a gate closed; empty: it is open.
  List<GateLapse> lapses(Gate gate) {
    if (!isAsked(gate)) {
      return List.of();
    }
    var decision = decision(gate);
    var lapses = new ArrayList<GateLapse>();
    if (decision != null) {
      lapses.add(new GateLapse(gate.id(), null, decision));
    }
    needs(gate).stream()
        .filter(need -> !isSpared(gate, need))
        .flatMap(need -> lapse(gate, need).stream())
        .forEach(lapses::add);
    return List.copyOf(lapses);
  }

  /// The facts that a gate asks for and that are not there, whatever was decided.
  List<GateLapse> missing(Gate gate) {
    return needs(gate).stream().flatMap(need -> lapse(gate, need).stream()).toList();
  }

  /// Whether the gate asks for anything yet.
  boolean isAsked(Gate gate) {
    var trigger = gate.trigger() == null ? null : state.facts().get(gate.trigger());
    return gate.trigger() == null || (trigger != null && trigger.lapsedAt() != null);
  }

  private Optional<GateLapse> lapse(Gate gate, Need need) {
    return switch (fact(need.fact()).standing()) {
      case MET -> Optional.empty();
      case MISSING -> Optional.of(new GateLapse(gate.id(), need.fact(), LapseReason.FACT_MISSING));
      case STALE -> Optional.of(new GateLapse(gate.id(), need.fact(), LapseReason.FACT_STALE));
      case EXPIRED -> Optional.of(new GateLapse(gate.id(), need.fact(), LapseReason.FACT_EXPIRED));
    };
  }

  private boolean isSpared(Gate gate, Need need) {
    return switch (state.gate(gate.id()).verdict()) {
      case null -> false;
      case Verdict.Approved approved ->
          need.firmness() == Firmness.WAIVABLE && approved.waived().contains(need.fact());
      case Verdict.Rejected _ -> false;
      case Verdict.Overridden overridden ->
          need.firmness() != Firmness.ABSOLUTE && overridden.outcome() != OverrideOutcome.REVOKED;
    };
  }

  private @Nullable LapseReason decision(Gate gate) {
    return switch (state.gate(gate.id()).verdict()) {
      case null -> LapseReason.NOT_DECIDED;
      case Verdict.Rejected _ -> LapseReason.REJECTED;
      case Verdict.Approved approved -> {
        if (isOver(approved.until())) {
          yield LapseReason.APPROVAL_EXPIRED;
        }
        yield isLaxer(approved.tier()) || (gate.renewed() && lapsedSince(gate, approved.at()))
            ? LapseReason.APPROVAL_OUTDATED
            : null;
      }
      case Verdict.Overridden overridden -> {
        if (overridden.outcome() == OverrideOutcome.REVOKED) {
          yield LapseReason.OVERRIDE_REVOKED;
        }
        if (!isOver(overridden.until())) {
          yield null;
        }
        yield overridden.outcome() == null
            ? LapseReason.REVIEW_OVERDUE
            : LapseReason.APPROVAL_EXPIRED;
      }
    };
  }

  /// Whether fewer people, or less independent ones, have decided than would have to by now.
  private boolean isLaxer(GateTier then) {
    return policy.tier(tier.name()).isStricterThan(policy.tier(then.name()));
  }

  private boolean lapsedSince(Gate gate, Instant at) {
    return needs(gate).stream()
        .map(need -> state.facts().get(need.fact()))
        .filter(Objects::nonNull)
        .map(LifecycleGate.Fact::lapsedAt)
        .anyMatch(lapsed -> lapsed != null && !lapsed.isBefore(at));
  }

  /// What keeps the system out of a stage.
  List<GateLapse> obstacles(Stage stage) {
    return policy.requiredFor(stage.name()).stream()
        .flatMap(gate -> lapses(gate).stream())
        .toList();
  }

  /// How the system stands now. Nothing is asked of a system that is not in use.
  Findings findings(@Nullable UUID occasion) {
    var stage = system.stage();
    return stage.isLive()
        ? new Findings(stage, tier, obstacles(stage), nextEnd(stage), occasion)
        : new Findings(stage, tier, List.of(), null, occasion);
  }

  private @Nullable Instant nextEnd(Stage stage) {
    return policy.requiredFor(stage.name()).stream()
        .filter(this::isAsked)
        .flatMap(gate -> Stream.concat(decisionEnd(gate), factEnds(gate)))
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Stream<Instant> decisionEnd(Gate gate) {
    return switch (state.gate(gate.id()).verdict()) {
      case null -> Stream.empty();
      case Verdict.Rejected _ -> Stream.empty();
      case Verdict.Approved approved -> Stream.ofNullable(approved.until());
      case Verdict.Overridden overridden -> Stream.ofNullable(overridden.until());
    };
  }

  private Stream<Instant> factEnds(Gate gate) {
    return needs(gate).stream()
        .filter(need -> !isSpared(gate, need))
        .map(need -> fact(need.fact()).validUntil())
        .filter(Objects::nonNull);
  }
}
