package org.aimsledger.contracts.risk;

/// What an impact assessment says about using the system.
public enum AssessmentConclusion {
  PROCEED,
  /// The summary names the conditions.
  PROCEED_WITH_CONDITIONS,
  DO_NOT_PROCEED
}
