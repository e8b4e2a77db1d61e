package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// A rule that decides what signals are, in place of a person.
public sealed interface SignalRuleEvent extends IncidentServiceEvent {
  UUID rule();

  Instant at();

  /// A version was written. It decides nothing yet.
  @WireName("org.aimsledger.incident.signal-rule-drafted.v1")
  record Drafted(UUID rule, int version, SignalRuleContent content, String draftedBy, Instant at)
      implements SignalRuleEvent {}

  /// A version was run over recorded signals, without deciding anything.
  ///
  /// @param from the recorded signals that it ran over, by when they were reported
  /// @param signals that it looked at
  /// @param met that it would have decided on
  /// @param errors signals that the condition could not be evaluated for
  /// @param complete whether it ran over all of them, or stopped at a limit
  @WireName("org.aimsledger.incident.signal-rule-tried.v1")
  record Tried(
      UUID rule,
      int version,
      Instant from,
      Instant until,
      long signals,
      long met,
      long errors,
      boolean complete,
      String triedBy,
      Instant at)
      implements SignalRuleEvent {}

  /// Somebody else than its author lets the version decide from now on.
  ///
  /// @param withoutHistory why it was released although there was no signal to try it on; absent:
  ///   there was, or it was released before anybody had to try it
  @WireName("org.aimsledger.incident.signal-rule-went-live.v1")
  record WentLive(
      UUID rule,
      int version,
      String releasedBy,
      String reason,
      @Nullable String withoutHistory,
      Instant at)
      implements SignalRuleEvent {}

  /// It decides no more.
  @WireName("org.aimsledger.incident.signal-rule-retired.v1")
  record Retired(UUID rule, String retiredBy, String reason, Instant at)
      implements SignalRuleEvent {}
}
