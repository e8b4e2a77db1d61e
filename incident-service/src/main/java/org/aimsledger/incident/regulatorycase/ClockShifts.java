package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aimsledger.incident.platform.ClockShift;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;

/// What a step does to the clocks of a case: which start, which move, and which two persons could
/// move.
final class ClockShifts {
  private final Packs packs;
  private final Holidays holidays;

  ClockShifts(Packs packs, Holidays holidays) {
    this.packs = packs;
    this.holidays = holidays;
  }

  List<ClockShift> between(RegulatoryCase before, RegulatoryCase after, Instant at) {
    if (!(after instanceof Stated next)) {
      return List.of();
    }
    var called = new CalledClocks(packs.clocks(at), holidays, next.statement());
    return next.clocks().stream()
        .filter(LegalClock::isRunning)
        .flatMap(clock -> shift(before, clock, called).stream())
        .toList();
  }

  private static Optional<ClockShift> shift(
      RegulatoryCase before, LegalClock clock, CalledClocks called) {
    var known =
        before instanceof Stated stated
            ? stated.clock(clock.id()).map(one -> one.due().earlier())
            : Optional.<Instant>empty();
    var later = called.later(clock).map(one -> one.due().earlier());
    var due = clock.due().earlier();
    return known.filter(due::equals).isPresent() && later.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ClockShift(
                clock.id(),
                clock.regime(),
                known.orElse(null),
                due,
                later.orElse(null),
                clock.missed()));
  }
}
