package org.aimsledger.incident.detectionruleboard;

/// Where a rule stands.
public enum RuleStanding {
  /// Written, and not tried yet.
  DRAFT,
  /// Tried on recorded events, and not released.
  TRIED,
  /// The newest version fires.
  LIVE,
  /// An older version fires; the newest one is not released.
  LIVE_WITH_DRAFT,
  RETIRED
}
