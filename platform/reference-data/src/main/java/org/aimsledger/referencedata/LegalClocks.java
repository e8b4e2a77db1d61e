package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Duties to report incidents, and how long the law gives for each.
///
/// A clock applies when its facts are true; it starts at its trigger. Nothing here is legal advice:
/// each row has its source.
public record LegalClocks(
    PackVersion version,
    LocalDate validFrom,
    String source,
    List<Fact> facts,
    List<Regime> regimes,
    List<Clock> clocks)
    implements Pack {

  /// Something that is true of us or of the incident, in the words of a law.
  ///
  /// @param appliesFrom first day on which the law attaches anything to it; null: no such day is
  ///   known
  public record Fact(String id, @Nullable LocalDate appliesFrom, Titles title, String source) {}

  /// One law or code.
  public record Regime(String id, Counting counting, Titles title, String source) {}

  /// How the days of a regime are counted where it does not say so itself.
  public enum Counting {
    /// Regulation (EEC, Euratom) 1182/71: a period in days ends with a working day.
    EU,
    /// Days of the calendar, whatever day they end on.
    CALENDAR
  }

  /// What a clock counts from.
  public enum Trigger {
    /// We became aware of the incident.
    AWARE,
    /// The causal link between system and incident, or its reasonable likelihood, was established.
    CAUSAL_LINK,
    /// We classified it as major.
    CLASSIFIED_MAJOR,
    /// It was discovered, or should have been.
    DISCOVERED,
    /// We determined, or had reason to believe, that it is an incident in the sense of the law.
    DETERMINED,
    /// It was resolved, or the corrective measure became available.
    RESOLVED,
    /// Another report was filed.
    FILED
  }

  /// Which report of a row of reports is due.
  public enum Step {
    INITIAL,
    INTERMEDIATE,
    FINAL
  }

  public enum Unit {
    /// No number: due when it starts.
    IMMEDIATE,
    HOURS,
    DAYS,
    MONTHS,
    /// Days after the end of the calendar year of the trigger.
    DAYS_AFTER_YEAR_END
  }

  /// How long there is.
  ///
  /// @param amount 0 exactly for [Unit#IMMEDIATE]
  public record Period(int amount, Unit unit) {
    public Period {
      if (amount < 0 || amount > 1_000 || (amount == 0) != (unit == Unit.IMMEDIATE)) {
        throw new IllegalArgumentException("no period: " + amount + " " + unit);
      }
    }
  }

  /// When a clock applies.
  ///
  /// @param all each of these facts
  /// @param any of each of these sets at least one
  /// @param none none of these
  public record Condition(Set<String> all, List<Set<String>> any, Set<String> none) {
    public Condition {
      all = Set.copyOf(all);
      any = any.stream().map(Set::copyOf).toList();
      none = Set.copyOf(none);
      if (all.isEmpty() && any.isEmpty()) {
        throw new IllegalArgumentException("a clock without facts would always run");
      }
    }

    public boolean holds(Set<String> facts) {
      return facts.containsAll(all)
          && any.stream().allMatch(one -> one.stream().anyMatch(facts::contains))
          && none.stream().noneMatch(facts::contains);
    }

    Set<String> named() {
      var named = new HashSet<>(all);
      any.forEach(named::addAll);
      named.addAll(none);
      return named;
    }
  }

  /// One duty to report.
  ///
  /// @param paragraph where the law says so
  /// @param addressee who gets the report
  /// @param shortestOf name of a group of clocks of which only the shortest runs; null: none
  /// @param after clocks whose report starts this one; empty unless the trigger is [Trigger#FILED]
  /// @param within the clock does not run where this moment comes after its end; null: always
  /// @param repeats whether its own report starts it anew
  /// @param incompleteAllowed whether the report may be incomplete at first
  public record Clock(
      String id,
      String regime,
      String paragraph,
      Titles title,
      Titles addressee,
      Trigger trigger,
      Step step,
      Period period,
      Condition condition,
      @Nullable String shortestOf,
      Set<String> after,
      @Nullable Trigger within,
      boolean repeats,
      boolean incompleteAllowed,
      String source,
      LocalDate retrievedOn) {
    public Clock {
      after = Set.copyOf(after);
      if (after.isEmpty() == (trigger == Trigger.FILED)) {
        throw new IllegalArgumentException(
            "clock " + id + ": exactly what is triggered by FILED names the reports before it");
      }
      if (repeats && !after.contains(id)) {
        throw new IllegalArgumentException("clock " + id + " repeats, but not after itself");
      }
    }
  }

  public LegalClocks {
    facts = List.copyOf(facts);
    regimes = List.copyOf(regimes);
    clocks = List.copyOf(clocks);
    var factIds = facts.stream().map(Fact::id).collect(Collectors.toSet());
    var regimeIds = regimes.stream().map(Regime::id).collect(Collectors.toSet());
    var clockIds = clocks.stream().map(Clock::id).collect(Collectors.toSet());
    for (var clock : clocks) {
      requireKnown(clock, "regime", Set.of(clock.regime()), regimeIds);
      requireKnown(clock, "fact", clock.condition().named(), factIds);
      requireKnown(clock, "clock", clock.after(), clockIds);
    }
  }

  private static void requireKnown(
      Clock clock, String what, Set<String> named, Set<String> defined) {
    for (var name : named) {
      if (!defined.contains(name)) {
        throw new IllegalArgumentException(
            "clock " + clock.id() + " names the undefined " + what + " " + name);
      }
    }
  }

  public Optional<Clock> clock(String id) {
    return clocks.stream().filter(clock -> clock.id().equals(id)).findFirst();
  }

  public Optional<Fact> fact(String id) {
    return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
  }

  public Optional<Regime> regime(String id) {
    return regimes.stream().filter(regime -> regime.id().equals(id)).findFirst();
  }

  /// Those of the facts that a law attaches something to on that day. Facts that the pack doesn't
  /// know count.
  public Set<String> applying(Collection<String> given, LocalDate day) {
    var applying = new HashSet<String>();
    for (var id : given) {
      var from = fact(id).map(Fact::appliesFrom);
      if (from.isEmpty() || !day.isBefore(from.get())) {
        applying.add(id);
      }
    }
    return applying;
  }

  /// Clocks whose facts are true on that day, and which only lack the moment that they count from;
  /// in the order of the pack. What a report starts is not among them.
  ///
  /// @param stated the moments that are known
  public List<Clock> waiting(Collection<String> given, Set<Trigger> stated, LocalDate day) {
    var applying = applying(given, day);
    return clocks.stream()
        .filter(clock -> clock.trigger() != Trigger.FILED && !stated.contains(clock.trigger()))
        .filter(clock -> clock.condition().holds(applying))
        .toList();
  }
}
