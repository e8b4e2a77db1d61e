package org.aimsledger.risk.keyriskindicator;

import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent.Breached;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent.Defined;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent.ReadingRecorded;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent.Recovered;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent.ThresholdsChanged;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Absent;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Facts;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Retired;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Retirement;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Watched;

/// What events make of a key risk indicator.
final class KeyRiskIndicatorHistory {
  private KeyRiskIndicatorHistory() {}

  static KeyRiskIndicator evolve(KeyRiskIndicator state, KeyRiskIndicatorEvent event) {
    return switch (state) {
      case Absent _ when event instanceof Defined e -> new Watched(Facts.of(e));
      case Absent _, Retired _ -> throw new CorruptStreamException(state, event);
      case Watched watched -> whileWatched(watched, event);
    };
  }

  private static KeyRiskIndicator whileWatched(Watched watched, KeyRiskIndicatorEvent event) {
    var facts = watched.facts();
    return switch (event) {
      case Defined _ -> throw new CorruptStreamException(watched, event);
      case ReadingRecorded e -> new Watched(facts.with(Reading.of(e)));
      case Breached e -> new Watched(breached(watched, e));
      case Recovered e -> new Watched(recovered(watched, e));
      case ThresholdsChanged e -> new Watched(changed(watched, e));
      case KeyRiskIndicatorEvent.Retired e ->
          new Retired(facts, new Retirement(e.reason(), e.by(), e.at()));
    };
  }

  private static Facts breached(Watched watched, Breached event) {
    if (watched.facts().breachedSince() != null) {
      throw new CorruptStreamException(watched, event);
    }
    return watched.facts().breached(event.readAt());
  }

  private static Facts recovered(Watched watched, Recovered event) {
    if (watched.facts().breachedSince() == null) {
      throw new CorruptStreamException(watched, event);
    }
    return watched.facts().breached(null);
  }

  private static Facts changed(Watched watched, ThresholdsChanged event) {
    var facts = watched.facts();
    var last = facts.last();
    var standing = event.standing();
    if ((last == null) != (standing == null)) {
      throw new CorruptStreamException(watched, event);
    }
    return facts.with(
        new Thresholds(facts.thresholds().direction(), event.warning(), event.limit()),
        last == null || standing == null ? null : last.judgedAs(standing));
  }
}
