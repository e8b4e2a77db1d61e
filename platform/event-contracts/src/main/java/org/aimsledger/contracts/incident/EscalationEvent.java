package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// That nobody takes an incident. One stream an incident, with the incident's id.
public sealed interface EscalationEvent extends IncidentServiceEvent {
  UUID incident();

  Instant at();

  /// Nobody has acknowledged it for so long that the next level is told.
  ///
  /// @param level from 1
  /// @param secondsAfter for how long nobody must have acknowledged it
  @WireName("org.aimsledger.incident.incident-escalated.v1")
  record LevelReached(UUID incident, int level, long secondsAfter, Instant at)
      implements EscalationEvent {}
}
