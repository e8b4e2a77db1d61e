package org.aimsledger.contracts.incident;

/// Classes of causes; each points to the control that should have caught it.
public enum CauseClass {
  UNDETERMINED,
  DATA,
  MODEL_LIMITS,
  DRIFT,
  TEST_GAP,
  DESIGN,
  INTEGRATION_AND_TOOLING,
  ADVERSARIAL,
  OVERSIGHT_FAILURE,
  /// Includes a supplier's silent update.
  CHANGE_MANAGEMENT,
  USE_OUTSIDE_PURPOSE,
  ORGANISATIONAL
}
