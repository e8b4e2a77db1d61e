package org.aimsledger.referencedata;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an AI system has to show before it goes on in its life cycle, and who lets it.
public record LifecycleGates(
    PackVersion version,
    LocalDate validFrom,
    String source,
    List<Tier> tiers,
    List<Fact> facts,
    List<Gate> gates)
    implements Pack {

  /// Where a fact comes from.
  public enum FactOrigin {
    /// The record of the system itself.
    SYSTEM,
    /// Events of risk-service.
    RISK,
    /// Events of incident-service.
    INCIDENT,
    /// A person states it, with evidence.
    DECLARED
  }

  /// Whom an approver must not be.
  public enum Separation {
    /// Who asked for the decision.
    REQUESTER,
    /// Who is responsible for the development of the system.
    DEVELOPER,
    /// Who stated one of the facts that the gate asks for.
    ATTESTER
  }

  /// How firmly a gate asks for a fact.
  public enum Firmness {
    /// An approval with conditions can do without it for a while.
    WAIVABLE,
    /// No approval without it; an emergency override can do without.
    REQUIRED,
    /// Nothing opens the gate without it.
    ABSOLUTE
  }

  /// How strictly gates are kept.
  ///
  /// @param classes risk classes of this tier, in the words of the inventory's events
  /// @param highImpacts determinations of high impact of this tier, in the same words: what counts
  ///   while no class was determined
  /// @param approvers how many people must agree
  /// @param reviewWithinDays time for the review of an emergency override
  /// @param exceptionDays how long an approval with conditions counts at most, and an override that
  ///   was confirmed
  public record Tier(
      String id,
      Set<String> classes,
      Set<String> highImpacts,
      int approvers,
      Set<Separation> separateFrom,
      int reviewWithinDays,
      int exceptionDays,
      Titles title,
      String source) {
    public Tier {
      classes = Set.copyOf(classes);
      highImpacts = Set.copyOf(highImpacts);
      separateFrom = Set.copyOf(separateFrom);
      if (approvers < 1 || approvers > 5) {
        throw new IllegalArgumentException("1 to 5 approvers, were " + approvers);
      }
      if (reviewWithinDays < 1 || reviewWithinDays > 365) {
        throw new IllegalArgumentException(
            "a review within 1 to 365 days, was " + reviewWithinDays);
      }
      if (exceptionDays < 1 || exceptionDays > 3660) {
        throw new IllegalArgumentException("an exception for 1 to 3660 days, was " + exceptionDays);
      }
    }

    /// Whether more people, or more independent ones, decide here than in the other tier.
    public boolean isStricterThan(Tier other) {
      return approvers > other.approvers || !other.separateFrom.containsAll(separateFrom);
    }

    public Duration longestException() {
      return Duration.ofDays(exceptionDays);
    }
  }

  /// One thing that gates ask for.
  ///
  /// @param validForDays how long it holds at most; 0: until something ends it
  /// @param metUntilObserved whether it holds as long as no event says otherwise
  /// @param remedy what would meet it
  public record Fact(
      String id,
      FactOrigin origin,
      int validForDays,
      boolean metUntilObserved,
      Titles title,
      Titles remedy,
      String source) {
    public Fact {
      if (validForDays < 0 || validForDays > 3660) {
        throw new IllegalArgumentException("valid for 0 to 3660 days, was " + validForDays);
      }
      if (origin == FactOrigin.DECLARED && validForDays == 0) {
        throw new IllegalArgumentException("a declared fact holds for a limited time: " + id);
      }
    }

    public Duration longest() {
      return Duration.ofDays(validForDays);
    }
  }

  /// What a gate asks for.
  ///
  /// @param tiers tiers that it is asked for in
  public record Need(String fact, Firmness firmness, Set<String> tiers) {
    public Need {
      tiers = Set.copyOf(tiers);
    }
  }

  /// One gate.
  ///
  /// @param requiredFor stages that ask for it, in the words of the inventory's events
  /// @param trigger a fact: until it lapsed for the first time, nothing is asked
  /// @param renewed whether an approval ends when a fact lapses that it was given on
  /// @param settlesChanges whether its approval covers the changes that were reported before it
  public record Gate(
      String id,
      Set<String> requiredFor,
      @Nullable String trigger,
      boolean renewed,
      boolean settlesChanges,
      List<Need> needs,
      Titles title,
      String source) {
    public Gate {
      requiredFor = Set.copyOf(requiredFor);
      needs = List.copyOf(needs);
    }

    /// What it asks for in a tier.
    public List<Need> needs(String tier) {
      return needs.stream().filter(need -> need.tiers().contains(tier)).toList();
    }

    public boolean asksFor(String fact) {
      return needs.stream().anyMatch(need -> need.fact().equals(fact));
    }
  }

  public LifecycleGates {
    tiers = List.copyOf(tiers);
    facts = List.copyOf(facts);
    gates = List.copyOf(gates);
    var knownFacts = facts.stream().map(Fact::id).collect(Collectors.toSet());
    var knownTiers = tiers.stream().map(Tier::id).collect(Collectors.toSet());
    for (var gate : gates) {
      if (gate.trigger() != null && !knownFacts.contains(gate.trigger())) {
        throw new IllegalArgumentException(
            gate.id() + " has the unknown trigger " + gate.trigger());
      }
      for (var need : gate.needs()) {
        if (!knownFacts.contains(need.fact())) {
          throw new IllegalArgumentException(gate.id() + " asks for the unknown " + need.fact());
        }
        if (!knownTiers.containsAll(need.tiers())) {
          throw new IllegalArgumentException(gate.id() + " names an unknown tier " + need.tiers());
        }
      }
    }
  }

  public Optional<Gate> gate(String id) {
    return gates.stream().filter(gate -> gate.id().equals(id)).findFirst();
  }

  public Optional<Fact> fact(String id) {
    return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
  }

  /// The gates that a stage asks for, in their order.
  public List<Gate> requiredFor(String stage) {
    return gates.stream().filter(gate -> gate.requiredFor().contains(stage)).toList();
  }

  /// The tier of a system: by its class, or by its impact where no class was determined. What the
  /// pack doesn't name is in the strictest tier that systems may be used in, the one with the most
  /// approvers: nothing is harmless by silence.
  public Tier tier(@Nullable String riskClass, String highImpact) {
    return tiers.stream()
        .filter(
            tier ->
                riskClass == null
                    ? tier.highImpacts().contains(highImpact)
                    : tier.classes().contains(riskClass))
        .findFirst()
        .orElseGet(
            () -> tiers.stream().max(Comparator.comparingInt(Tier::approvers)).orElseThrow());
  }

  public Tier tier(String id) {
    return tiers.stream()
        .filter(tier -> tier.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no tier " + id));
  }
}
