package org.aimsledger.contracts.risk;

/// Whether a harm can be undone.
public enum Reversibility {
  REVERSIBLE,
  /// Only with effort, or not for everybody.
  PARTLY_REVERSIBLE,
  IRREVERSIBLE
}
