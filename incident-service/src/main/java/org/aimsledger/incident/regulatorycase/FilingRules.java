package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMet;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionOwed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportFiled;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.regulatorycase.CalledClocks.Called;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Filing;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.FileReport;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ClockHasEnded;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.DutiesDiffer;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.FiledBeforeTrigger;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.FilingIsAnother;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.IncompleteNotAllowed;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NotLegal;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.TimeInFuture;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownClock;
import org.aimsledger.referencedata.LegalClocks;
import org.jspecify.annotations.Nullable;

/// A filed report, with proof, ends the clocks it was filed for and starts those that follow. It
/// has one addressee, so it meets duties of one regime towards that one. After an incomplete report
/// the complete one is owed.
final class FilingRules {
  private final Packs packs;
  private final Holidays holidays;

  FilingRules(Packs packs, Holidays holidays) {
    this.packs = packs;
    this.holidays = holidays;
  }

  Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> file(FileReport command, Stated state) {
    var report = command.report();
    var known = state.filing(report.filing());
    if (known.isPresent()) {
      return known.get().equals(filing(command))
          ? accept()
          : reject(new FilingIsAnother(report.filing()));
    }
    var legal = command.legal();
    // Without anybody in that part whoever is there files: a clock of hours waits for nobody.
    if (legal != null && !legal.equals(command.by())) {
      return reject(new NotLegal(legal.value()));
    }
    if (report.filedAt().isAfter(command.at())) {
      return reject(new TimeInFuture("filedAt", report.filedAt(), command.at()));
    }
    var pack = packs.clocks(command.at());
    var met = new ArrayList<LegalClock>();
    LegalClock first = null;
    for (var id : report.clocks()) {
      var clock = state.clock(id);
      if (clock.isEmpty()) {
        return reject(new UnknownClock(id));
      }
      first = first == null ? clock.get() : first;
      if (!isOfOneDuty(first, clock.get(), pack)) {
        return reject(
            new DutiesDiffer(first.id(), first.regime(), clock.get().id(), clock.get().regime()));
      }
      var refusal = refusal(report, clock.get(), pack);
      if (refusal.isPresent()) {
        return reject(refusal.get());
      }
      if (clock.get().isRunning()) {
        met.add(clock.get());
      }
    }
    return acceptAll(events(command, met, state, pack));
  }

  /// Whether one report can meet both: of one regime, and to the same addressee as far as the pack
  /// knows. What was sent to a supervisory authority has told nobody else anything.
  private static boolean isOfOneDuty(LegalClock one, LegalClock other, LegalClocks pack) {
    var addressee = pack.clock(one.rule()).map(LegalClocks.Clock::addressee);
    var another = pack.clock(other.rule()).map(LegalClocks.Clock::addressee);
    return one.regime().equals(other.regime())
        && (addressee.isEmpty() || another.isEmpty() || addressee.equals(another));
  }

  private static Optional<RegulatoryCaseRejection> refusal(
      Report report, LegalClock clock, LegalClocks pack) {
    if (clock.end() != null && !(clock.owesCompletion() && report.complete())) {
      return Optional.of(new ClockHasEnded(clock.id(), clock.end().how()));
    }
    if (report.filedAt().isBefore(clock.triggerAt())) {
      return Optional.of(new FiledBeforeTrigger(clock.id(), report.filedAt(), clock.triggerAt()));
    }
    var mayBeIncomplete =
        pack.clock(clock.rule()).map(LegalClocks.Clock::incompleteAllowed).orElse(true);
    return report.complete() || mayBeIncomplete
        ? Optional.empty()
        : Optional.of(new IncompleteNotAllowed(clock.id()));
  }

  private List<RegulatoryCaseEvent> events(
      FileReport command, List<LegalClock> met, Stated state, LegalClocks pack) {
    var report = command.report();
    var events = new ArrayList<RegulatoryCaseEvent>();
    events.add(
        new ReportFiled(
            command.incident(),
            report.filing(),
            report.clocks(),
            report.addressee(),
            report.receipt(),
            report.contentSha256(),
            report.complete(),
            report.filedAt(),
            command.by().value(),
            command.at()));
    var rules = new HashSet<String>();
    for (var clock : met) {
      rules.add(clock.rule());
      events.add(
          new ClockMet(
              command.incident(),
              clock.id(),
              report.filing(),
              report.filedAt(),
              punctuality(report, clock),
              command.at()));
      if (!report.complete()) {
        events.add(
            new CompletionOwed(command.incident(), clock.id(), report.filing(), command.at()));
      }
    }
    for (var clock : state.clocks()) {
      if (isCompleted(clock, report, met, pack)) {
        events.add(
            new CompletionFiled(command.incident(), clock.id(), report.filing(), command.at()));
      }
    }
    for (var called :
        new CalledClocks(pack, holidays, state.statement()).after(rules, report.filedAt())) {
      following(command, called, met, state, pack).ifPresent(events::add);
    }
    return events;
  }

  /// Whether a complete report is what was owed: it is said to be, or it is the next report of the
  /// same row, which repeats what an earlier one of its regime had to say.
  private static boolean isCompleted(
      LegalClock clock, Report report, List<LegalClock> met, LegalClocks pack) {
    return report.complete()
        && clock.owesCompletion()
        && (report.clocks().contains(clock.id())
            || met.stream().anyMatch(next -> isNext(next, clock, pack)));
  }

  private static boolean isNext(LegalClock next, LegalClock clock, LegalClocks pack) {
    if (next.rule().equals(clock.rule())) {
      return true;
    }
    var step = pack.clock(clock.rule()).map(LegalClocks.Clock::step);
    var later = pack.clock(next.rule()).map(LegalClocks.Clock::step);
    return next.regime().equals(clock.regime())
        && step.isPresent()
        && later.isPresent()
        && later.get().compareTo(step.get()) > 0;
  }

  private static Punctuality punctuality(Report report, LegalClock clock) {
    if (!clock.hasPeriod() || !report.filedAt().isAfter(clock.due().earlier())) {
      return Punctuality.BOTH_READINGS;
    }
    return report.filedAt().isAfter(clock.due().later())
        ? Punctuality.LATE
        : Punctuality.LATER_READING;
  }

  /// The clock that a report starts. Of several reports the first counts, except where the report
  /// is due from time to time: then the last. What has ended is started again by reports of clocks
  /// that came after it.
  private static Optional<? extends RegulatoryCaseEvent> following(
      FileReport command, Called called, List<LegalClock> met, Stated state, LegalClocks pack) {
    var rule = called.rule();
    var last = state.lastOf(rule.id()).orElse(null);
    if (last == null || (rule.repeats() && met.contains(last))) {
      return Optional.of(started(command, called, last, pack));
    }
    if (last.isRunning()) {
      return rule.repeats()
          ? Optional.of(postponed(command, called, last, pack))
          : met.contains(last)
              ? Optional.empty()
              : FactRules.recalculated(command.incident(), last, called, pack, command.at());
    }
    var isOpenedAgain =
        met.stream().anyMatch(one -> state.clocks().indexOf(one) > state.clocks().indexOf(last));
    return isOpenedAgain || (rule.repeats() && !last.isSetAside())
        ? Optional.of(started(command, called, last, pack))
        : Optional.empty();
  }

  private static ClockRecalculated postponed(
      FileReport command, Called called, LegalClock clock, LegalClocks pack) {
    var due = clock.tolled(called.due());
    return new ClockRecalculated(
        command.incident(),
        clock.id(),
        called.triggerAt(),
        due.strict(),
        due.legal(),
        pack.version().toString(),
        command.at());
  }

  private static ClockStarted started(
      FileReport command, Called called, @Nullable LegalClock last, LegalClocks pack) {
    return new ClockStarted(
        command.incident(),
        last == null ? called.rule().id() : ClockIds.next(last),
        called.rule().id(),
        called.rule().regime(),
        called.triggerAt(),
        called.due().strict(),
        called.due().legal(),
        pack.version().toString(),
        command.at());
  }

  private static Filing filing(FileReport command) {
    var report = command.report();
    return new Filing(
        report.filing(),
        report.clocks(),
        report.addressee(),
        report.receipt(),
        report.contentSha256(),
        report.complete(),
        report.filedAt(),
        command.by().value());
  }
}
