package org.aimsledger.contracts.inventory;

/// How a look at a supplier ended.
public enum DiligenceOutcome {
  UNKNOWN,
  PASSED,
  PASSED_WITH_CONDITIONS,
  FAILED
}
