package org.aimsledger.contracts.incident;

/// Where an incident stands, as answers and lists put it. No event carries it: it follows from
/// them.
public enum IncidentStatus {
  REPORTED,
  ACKNOWLEDGED,
  /// Triaged and being worked on.
  ACTIVE,
  /// Active, with a system suspended and no request for containment unanswered.
  CONTAINED,
  /// The cause is being removed.
  ERADICATING,
  /// The cause is removed, and use has not begun again.
  ERADICATED,
  /// Use begins again.
  RECOVERING,
  /// In use again, and watched more closely than usual.
  MONITORING,
  /// In use as before; how it was mended remains to be said.
  RECOVERED,
  RESOLVED,
  CLOSED,
  REJECTED,
  MERGED
}
