package org.aimsledger.contracts.incident;

/// What contains an incident without taking the whole system out of use.
public enum ContainmentMeasure {
  /// Take a right, a tool or a key away.
  REVOKE_SCOPE,
  /// Let people do what the system did.
  FALL_BACK_TO_HUMAN,
  /// Return to an earlier version; it alters the system.
  ROLL_BACK
}
