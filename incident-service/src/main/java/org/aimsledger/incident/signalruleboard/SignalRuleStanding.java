package org.aimsledger.incident.signalruleboard;

/// Where a rule stands.
public enum SignalRuleStanding {
  /// Written, and not released.
  DRAFT,
  /// The newest version decides.
  LIVE,
  /// An older version decides; the newest one is not released.
  LIVE_WITH_DRAFT,
  RETIRED
}
