package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.Due;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.regulatorycase.CalledClocks.Called;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Absent;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Statement;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.CorrectMoment;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.StateFacts;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.TimeInFuture;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownCalendar;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownFacts;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.jspecify.annotations.Nullable;

/// Facts start clocks, move their deadlines to an earlier time, and let a shorter one take the
/// place of a longer one. They never end a clock whose facts are no longer true, and never make a
/// deadline later: two persons do.
final class FactRules {
  private final Packs packs;
  private final Holidays holidays;

  FactRules(Packs packs, Holidays holidays) {
    this.packs = packs;
    this.holidays = holidays;
  }

  Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> state(
      StateFacts command, RegulatoryCase state) {
    var pack = packs.clocks(command.at());
    var refusal = refusal(command, pack);
    if (refusal.isPresent()) {
      return reject(refusal.get());
    }
    var statement = statement(command, pack);
    var before =
        switch (state) {
          case Absent _ -> null;
          case Stated stated -> stated;
        };
    return stated(command.incident(), statement, before, command.reason(), command.at());
  }

  private Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> stated(
      UUID incident, Statement statement, @Nullable Stated before, Reason reason, Instant at) {
    if (before != null && before.statement().equals(statement)) {
      return accept();
    }
    var pack = packs.clocks(at);
    var events = new ArrayList<RegulatoryCaseEvent>();
    events.add(
        new FactsStated(
            incident,
            statement.facts(),
            statement.moments(),
            statement.zone(),
            statement.holidays(),
            statement.policyVersion(),
            reason.value(),
            at));
    var called = new CalledClocks(pack, holidays, statement).all(setAside(before, statement, pack));
    events.addAll(clocks(incident, called, before, pack, at));
    return acceptAll(events);
  }

  /// The same statement with one moment corrected. Facts that the pack in force no longer has stay
  /// stated: a correction of a time is no word about them.
  Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> correct(
      CorrectMoment command, RegulatoryCase state) {
    if (!(state instanceof Stated stated)
        || stated.statement().moment(command.trigger()).isEmpty()) {
      return accept();
    }
    if (command.time().isAfter(command.at())) {
      return reject(new TimeInFuture(command.trigger().name(), command.time(), command.at()));
    }
    var before = stated.statement();
    var pack = packs.clocks(command.at());
    var corrected =
        new Statement(
            before.facts(),
            before.moments().stream()
                .map(
                    moment ->
                        moment.trigger().equals(command.trigger().name())
                            ? new StatedMoment(moment.trigger(), command.time())
                            : moment)
                .toList(),
            before.zone(),
            before.holidays(),
            pack.version().toString());
    return stated(command.incident(), corrected, stated, command.reason(), command.at());
  }

  /// What the facts as they stand call for, now that a clock of the case is set aside or
  /// reinstated. The next one of its duty counts from its moment, although a later one was stated
  /// since.
  List<RegulatoryCaseEvent> called(Stated state, LegalClock instead, Instant at) {
    var pack = packs.clocks(at);
    var now = state.statement();
    var calls = new CalledClocks(pack, holidays, now);
    var duty = pack.clock(instead.rule()).map(LegalClocks.Clock::shortestOf);
    var called =
        calls.all(setAside(state, now, pack)).stream()
            .map(
                one ->
                    duty.isPresent() && duty.get().equals(one.rule().shortestOf())
                        ? calls.noLaterThan(one, instead.triggerAt())
                        : one)
            .toList();
    return clocks(state.incident(), called, state, pack, at);
  }

  /// Rules that two persons have set aside for the moment as it is stated.
  private static Set<String> setAside(@Nullable Stated before, Statement now, LegalClocks pack) {
    return before == null
        ? Set.of()
        : pack.clocks().stream()
            .filter(rule -> before.lastOf(rule.id()).filter(c -> isFor(c, rule, now)).isPresent())
            .map(LegalClocks.Clock::id)
            .collect(Collectors.toSet());
  }

  private static boolean isFor(LegalClock clock, LegalClocks.Clock rule, Statement now) {
    return clock.isSetAside()
        && clock.end() != null
        && Statement.moment(clock.end().moments(), rule.trigger())
            .equals(now.moment(rule.trigger()));
  }

  private Optional<RegulatoryCaseRejection> refusal(StateFacts command, LegalClocks pack) {
    var unknown =
        command.facts().stream().filter(fact -> pack.fact(fact).isEmpty()).sorted().toList();
    if (!unknown.isEmpty()) {
      return Optional.of(new UnknownFacts(unknown, pack.version().toString()));
    }
    var calendar = command.holidays();
    if (calendar != null && !holidays.calendars().contains(calendar)) {
      return Optional.of(
          new UnknownCalendar(calendar, holidays.calendars().stream().sorted().toList()));
    }
    return command.moments().entrySet().stream()
        .filter(moment -> moment.getValue().isAfter(command.at()))
        .sorted(Map.Entry.comparingByKey())
        .findFirst()
        .map(moment -> new TimeInFuture(moment.getKey().name(), moment.getValue(), command.at()));
  }

  private static Statement statement(StateFacts command, LegalClocks pack) {
    return new Statement(
        List.copyOf(command.facts()),
        Arrays.stream(Trigger.values())
            .filter(command.moments()::containsKey)
            .map(trigger -> new StatedMoment(trigger.name(), moment(command, trigger)))
            .toList(),
        command.zone().getId(),
        command.holidays(),
        pack.version().toString());
  }

  private static Instant moment(StateFacts command, Trigger trigger) {
    return Optional.ofNullable(command.moments().get(trigger)).orElseThrow();
  }

  /// The clock that a duty has chosen, and when it is due.
  private record Chosen(String clock, Due due) {}

  private static List<RegulatoryCaseEvent> clocks(
      UUID incident, List<Called> called, @Nullable Stated before, LegalClocks pack, Instant at) {
    var events = new ArrayList<RegulatoryCaseEvent>();
    var chosen = new HashMap<String, Chosen>();
    for (var one : called) {
      var last = before == null ? Optional.<LegalClock>empty() : before.lastOf(one.rule().id());
      var id = ClockIds.runningOrNext(one.rule().id(), last);
      var due = one.due();
      if (last.isEmpty() || last.get().isOver()) {
        events.add(started(incident, id, one, pack, at));
      } else if (last.get().isRunning()) {
        due = earlier(last.get(), one);
        recalculated(incident, last.get(), one, pack, at).ifPresent(events::add);
      }
      if (one.rule().shortestOf() != null) {
        chosen.put(one.rule().shortestOf(), new Chosen(id, due));
      }
    }
    if (before != null) {
      events.addAll(superseded(incident, before, chosen, pack, at));
    }
    return events;
  }

  private static Due earlier(LegalClock clock, Called called) {
    return clock.tolled(called.due()).noLaterThan(clock.due());
  }

  private static ClockStarted started(
      UUID incident, String id, Called called, LegalClocks pack, Instant at) {
    return new ClockStarted(
        incident,
        id,
        called.rule().id(),
        called.rule().regime(),
        called.triggerAt(),
        called.due().strict(),
        called.due().legal(),
        pack.version().toString(),
        at);
  }

  /// The clock with an earlier deadline; empty where it has none. What would make it later, a
  /// moment, a place or a newer pack, is left to two persons.
  static Optional<ClockRecalculated> recalculated(
      UUID incident, LegalClock clock, Called called, LegalClocks pack, Instant at) {
    var due = earlier(clock, called);
    var trigger =
        called.triggerAt().isBefore(clock.triggerAt()) ? called.triggerAt() : clock.triggerAt();
    return due.equals(clock.due()) && trigger.equals(clock.triggerAt())
        ? Optional.empty()
        : Optional.of(
            new ClockRecalculated(
                incident,
                clock.id(),
                trigger,
                due.strict(),
                due.legal(),
                pack.version().toString(),
                at));
  }

  /// Running clocks of a duty for which another one has been chosen. One whose own facts are no
  /// longer true stays: only a shorter period that is not due later takes its place.
  private static List<ClockSuperseded> superseded(
      UUID incident, Stated before, Map<String, Chosen> chosen, LegalClocks pack, Instant at) {
    var events = new ArrayList<ClockSuperseded>();
    for (var clock : before.clocks()) {
      var duty = pack.clock(clock.rule()).map(LegalClocks.Clock::shortestOf);
      var by = duty.map(chosen::get);
      if (clock.isRunning() && by.isPresent() && isShorter(by.get(), clock, pack)) {
        events.add(new ClockSuperseded(incident, clock.id(), by.get().clock(), at));
      }
    }
    return events;
  }

  private static boolean isShorter(Chosen by, LegalClock clock, LegalClocks pack) {
    if (by.clock().equals(clock.id()) || by.due().earlier().isAfter(clock.due().earlier())) {
      return false;
    }
    var period = pack.clock(ClockIds.ruleOf(by.clock())).map(rule -> rule.period().amount());
    var own = pack.clock(clock.rule()).map(rule -> rule.period().amount());
    return period.isPresent() && own.isPresent() && period.get() < own.get();
  }
}
