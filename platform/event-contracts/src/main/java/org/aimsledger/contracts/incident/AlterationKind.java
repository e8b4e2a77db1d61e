package org.aimsledger.contracts.incident;

/// What changes a system so that causes are harder to find afterwards.
public enum AlterationKind {
  /// A fix, declared with the resolution of the incident.
  FIX,
  ROLL_BACK,
  CHANGE_VERSION
}
