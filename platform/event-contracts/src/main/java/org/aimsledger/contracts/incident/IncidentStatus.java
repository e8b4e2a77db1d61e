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
  RESOLVED,
  CLOSED,
  REJECTED,
  MERGED
}
