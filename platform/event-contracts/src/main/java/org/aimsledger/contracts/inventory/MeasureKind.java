package org.aimsledger.contracts.inventory;

/// What an incident may order of whoever runs a system, beside taking it out of use.
public enum MeasureKind {
  /// Take a right, a tool or a key away from it.
  REVOKE_SCOPE,
  /// Let people do what it did.
  FALL_BACK_TO_HUMAN,
  /// Return to an earlier version.
  ROLL_BACK
}
