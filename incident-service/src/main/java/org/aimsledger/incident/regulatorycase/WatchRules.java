package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.acceptAll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockAlarmRaised;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMissed;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.Watch;

/// People are warned before the earlier reading of a deadline, and told when it has passed: once,
/// also when two persons have made it later since. A duty without a period has no such moment.
final class WatchRules {
  private WatchRules() {}

  static Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> watch(Watch command, Stated state) {
    var events = new ArrayList<RegulatoryCaseEvent>();
    for (var clock : state.clocks()) {
      if (clock.isRunning() && clock.hasPeriod()) {
        event(command, clock).ifPresent(events::add);
      }
    }
    return acceptAll(events);
  }

  private static Optional<RegulatoryCaseEvent> event(Watch command, LegalClock clock) {
    var due = clock.due().earlier();
    if (command.at().isAfter(due)) {
      return clock.missed()
          ? Optional.empty()
          : Optional.of(new ClockMissed(command.incident(), clock.id(), due, command.at()));
    }
    return warning(command.alarms(), clock, command.at())
        .map(
            before ->
                new ClockAlarmRaised(
                    command.incident(), clock.id(), before.toSeconds(), due, command.at()));
  }

  /// The nearest warning whose time has come; those before it have been overtaken.
  private static Optional<Duration> warning(List<Duration> alarms, LegalClock clock, Instant now) {
    var due = clock.due().earlier();
    var length = Duration.between(clock.triggerAt(), due);
    var warned = clock.warnedSeconds();
    return alarms.stream()
        .filter(before -> before.compareTo(length) < 0)
        .filter(before -> !now.isBefore(due.minus(before)))
        .filter(before -> warned == null || before.toSeconds() < warned)
        .min(Comparator.naturalOrder());
  }
}
