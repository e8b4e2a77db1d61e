package org.aimsledger.contracts.inventory;

/// What the review of an emergency override says.
public enum OverrideOutcome {
  /// It stands until a day, by which the gate has to be decided the usual way.
  CONFIRMED,
  REVOKED
}
