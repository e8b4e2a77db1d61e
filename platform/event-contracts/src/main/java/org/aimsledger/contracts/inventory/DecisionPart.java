package org.aimsledger.contracts.inventory;

/// What part the system has in decisions.
public enum DecisionPart {
  UNKNOWN,
  INFORMS,
  RECOMMENDS,
  DECIDES,
  AUTOMATES
}
