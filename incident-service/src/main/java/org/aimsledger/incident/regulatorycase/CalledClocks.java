package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aimsledger.incident.platform.Deadlines;
import org.aimsledger.incident.platform.Due;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Statement;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Clock;
import org.aimsledger.referencedata.LegalClocks.Trigger;

/// Which clocks a statement of facts calls for, and when each is due.
///
/// A fact counts from the day on which its law begins to apply. Of clocks that share a duty only
/// the shortest is called.
final class CalledClocks {
  private final LegalClocks pack;
  private final Holidays holidays;
  private final Statement statement;
  private final ZoneId zone;

  CalledClocks(LegalClocks pack, Holidays holidays, Statement statement) {
    this.pack = pack;
    this.holidays = holidays;
    this.statement = statement;
    this.zone = ZoneId.of(statement.zone());
  }

  /// A rule whose facts are true, from when, and until when.
  record Called(Clock rule, Instant triggerAt, Due due) {}

  /// All that moments start, in the order of the pack; reports start the others.
  ///
  /// @param setAside rules whose duty two persons have found not to exist here
  List<Called> all(Set<String> setAside) {
    var called = new ArrayList<Called>();
    for (var rule : pack.clocks()) {
      if (rule.trigger() != Trigger.FILED && !setAside.contains(rule.id())) {
        statement.moment(rule.trigger()).flatMap(at -> by(rule, at)).ifPresent(called::add);
      }
    }
    return shortest(called);
  }

  /// Rules that would start a clock if their moment were stated, in the order of the pack.
  ///
  /// @param today facts of laws that apply on that day are looked at
  List<Clock> waiting(Instant today) {
    var stated =
        Arrays.stream(Trigger.values())
            .filter(trigger -> statement.moment(trigger).isPresent())
            .collect(Collectors.toSet());
    return pack.waiting(statement.facts(), stated, today.atZone(zone).toLocalDate());
  }

  /// What the moment as it was stated would make of a running clock; empty where it makes no
  /// reading later.
  Optional<Called> later(LegalClock clock) {
    var rule = clock.isRunning() ? pack.clock(clock.rule()) : Optional.<Clock>empty();
    return rule.flatMap(one -> statement.moment(one.trigger()).flatMap(at -> by(one, at)))
        .map(called -> new Called(called.rule(), called.triggerAt(), clock.tolled(called.due())))
        .filter(called -> !called.due().noLaterThan(clock.due()).equals(called.due()));
  }

  /// The same from an earlier moment, where its facts are true then.
  Called noLaterThan(Called called, Instant moment) {
    return moment.isBefore(called.triggerAt()) ? by(called.rule(), moment).orElse(called) : called;
  }

  /// The clocks that a report starts, in the order of the pack.
  ///
  /// @param rules of the clocks that the report has met
  List<Called> after(Set<String> rules, Instant filedAt) {
    return pack.clocks().stream()
        .filter(rule -> rule.after().stream().anyMatch(rules::contains))
        // What is reported from time to time is so until the incident is over.
        .filter(rule -> !rule.repeats() || statement.moment(Trigger.RESOLVED).isEmpty())
        .flatMap(rule -> by(rule, filedAt).stream())
        .toList();
  }

  private Optional<Called> by(Clock rule, Instant triggerAt) {
    if (!rule.condition().holds(applying(triggerAt))) {
      return Optional.empty();
    }
    var counting = pack.regime(rule.regime()).orElseThrow().counting();
    var due = Deadlines.due(rule.period(), counting, triggerAt, zone, this::isHoliday);
    var limit = rule.within() == null ? Optional.<Instant>empty() : statement.moment(rule.within());
    return limit.isPresent() && limit.get().isAfter(due.later())
        ? Optional.empty()
        : Optional.of(new Called(rule, triggerAt, due));
  }

  private Set<String> applying(Instant moment) {
    return pack.applying(statement.facts(), moment.atZone(zone).toLocalDate());
  }

  private boolean isHoliday(LocalDate day) {
    return statement.holidays() != null && holidays.isHoliday(statement.holidays(), day);
  }

  private static List<Called> shortest(List<Called> called) {
    var best = new HashMap<String, Called>();
    for (var one : called) {
      if (one.rule().shortestOf() != null) {
        best.merge(one.rule().shortestOf(), one, CalledClocks::shorter);
      }
    }
    return called.stream()
        .filter(
            one -> one.rule().shortestOf() == null || one.equals(best.get(one.rule().shortestOf())))
        .toList();
  }

  private static Called shorter(Called one, Called other) {
    return Comparator.comparing((Called called) -> called.due().earlier()).compare(other, one) < 0
        ? other
        : one;
  }
}
