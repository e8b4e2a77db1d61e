package org.aimsledger.contracts.incident;

/// What became of a step of a playbook.
public enum StepOutcome {
  DONE,
  /// It applies and was left out.
  SKIPPED,
  NOT_APPLICABLE
}
