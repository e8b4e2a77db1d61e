package org.aimsledger.contracts.incident;

/// A time of an incident out in the world, which people state and may have to correct.
public enum IncidentMoment {
  /// When it began.
  OCCURRED,
  /// When it was over.
  ENDED,
  /// When somebody or something first noticed it.
  DETECTED,
  /// When the organisation became aware: legal clocks count from here.
  AWARE,
  /// When it could do no further harm.
  CONTAINED,
  /// When all was in use as before.
  RECOVERED
}
