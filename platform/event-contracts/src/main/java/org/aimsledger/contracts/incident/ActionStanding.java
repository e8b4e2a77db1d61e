package org.aimsledger.contracts.incident;

/// How a corrective action stands, as audit-service tells it.
public enum ActionStanding {
  /// Planned here; audit-service has not answered.
  PLANNED,
  /// audit-service watches it.
  OPEN,
  /// Its owner says that it is done; nobody has looked whether it helps.
  DONE,
  /// Somebody else found that it helps.
  VERIFIED,
  /// Somebody else found that it does not help; it has to be done anew.
  INEFFECTIVE,
  /// It was given up, with a reason.
  CANCELLED
}
