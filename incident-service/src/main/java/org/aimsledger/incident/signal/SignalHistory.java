package org.aimsledger.incident.signal;

import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalEvent.Decided;
import org.aimsledger.contracts.incident.SignalEvent.Described;
import org.aimsledger.contracts.incident.SignalEvent.IncidentRaised;
import org.aimsledger.contracts.incident.SignalEvent.Labelled;
import org.aimsledger.contracts.incident.SignalEvent.Reported;
import org.aimsledger.contracts.incident.SignalEvent.Separated;
import org.aimsledger.contracts.incident.SignalEvent.StatementRead;
import org.aimsledger.contracts.incident.SignalEvent.SystemsMatched;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.signal.Signal.Absent;
import org.aimsledger.incident.signal.Signal.Judged;
import org.aimsledger.incident.signal.Signal.Judgement;
import org.aimsledger.incident.signal.Signal.Known;
import org.aimsledger.incident.signal.Signal.Open;

/// What a history folds to.
final class SignalHistory {
  private SignalHistory() {}

  static Signal evolve(Signal state, SignalEvent event) {
    return switch (state) {
      case Absent _ -> first(event);
      case Known known -> {
        var next = next(known, event);
        yield next.with(next.facts().at(event.at()));
      }
    };
  }

  private static Signal first(SignalEvent event) {
    if (event instanceof Reported e) {
      return new Open(SignalFacts.of(e));
    }
    throw new CorruptStreamException("no signal", event);
  }

  private static Known next(Known state, SignalEvent event) {
    var facts = state.facts();
    return switch (event) {
      case Described e -> state.with(facts.described(e.title(), e.text()));
      case Labelled e -> state.with(facts.labelled(e.labels()));
      case SystemsMatched e -> state.with(facts.matched(e.systems()));
      case SignalEvent.Merged e when state instanceof Open ->
          new Signal.Merged(facts, e.into(), e.reason(), e.at());
      case Separated _ when state instanceof Signal.Merged -> new Open(facts);
      case Decided e when !(state instanceof Signal.Merged) ->
          new Judged(facts, new Judgement(e.decision(), e.reason(), e.rule(), e.at()), null);
      case IncidentRaised e when state instanceof Judged judged ->
          new Judged(facts, judged.judgement(), e.incident());
      case StatementRead _ -> state;
      case Reported _, SignalEvent.Merged _, Separated _, Decided _, IncidentRaised _ ->
          throw new CorruptStreamException(state, event);
    };
  }
}
