package org.aimsledger.contracts.incident;

/// What the owner of the running system says about a measure.
public enum MeasureOutcome {
  CARRIED_OUT,
  DECLINED
}
