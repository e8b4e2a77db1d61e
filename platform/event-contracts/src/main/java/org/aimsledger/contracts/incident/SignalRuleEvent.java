package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// A rule that decides what signals are, in place of a person.
public sealed interface SignalRuleEvent extends IncidentServiceEvent {
  UUID rule();

  Instant at();

  /// A version was written. It decides nothing yet.
  @WireName("org.aimsledger.incident.signal-rule-drafted.v1")
  record Drafted(UUID rule, int version, SignalRuleContent content, String draftedBy, Instant at)
      implements SignalRuleEvent {}

  /// Somebody else than its author lets the version decide from now on.
  @WireName("org.aimsledger.incident.signal-rule-went-live.v1")
  record WentLive(UUID rule, int version, String releasedBy, String reason, Instant at)
      implements SignalRuleEvent {}

  /// It decides no more.
  @WireName("org.aimsledger.incident.signal-rule-retired.v1")
  record Retired(UUID rule, String retiredBy, String reason, Instant at)
      implements SignalRuleEvent {}
}
