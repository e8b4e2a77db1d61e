package org.aimsledger.incident.signalraising;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.Narrative;
import org.aimsledger.incident.incident.Title;
import org.aimsledger.incident.signal.Signal;
import org.aimsledger.incident.signal.Signal.Judged;
import org.aimsledger.incident.signal.SignalFacts;

/// A signal that somebody decided to be an incident is raised as one, to be judged by people.
/// Nothing else of the signal follows: no severity, and no legal clock.
final class WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy {
  private WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy() {}

  /// @param incident id of the incident that belongs to this signal
  static Optional<IncidentCommand> on(Signal signal, UUID incident, Instant now) {
    return signal instanceof Judged judged
            && judged.judgement().decision() == SignalDecision.INCIDENT
            && judged.incident() == null
        ? Optional.of(raise(judged.facts(), incident, now))
        : Optional.empty();
  }

  private static IncidentCommand raise(SignalFacts facts, UUID incident, Instant now) {
    var text = facts.text();
    return new IncidentCommand.Raise(
        incident,
        new Title(facts.title()),
        // What a protected person said stays sealed in the signal.
        new Narrative(text == null ? facts.title() : text),
        facts.systems(),
        IncidentOrigin.SIGNAL,
        facts.signal(),
        facts.occurredAt(),
        now);
  }
}
