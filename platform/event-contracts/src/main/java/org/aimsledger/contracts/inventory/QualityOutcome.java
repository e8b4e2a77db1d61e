package org.aimsledger.contracts.inventory;

/// Whether data meet a criterion.
public enum QualityOutcome {
  UNKNOWN,
  MET,
  PARTLY_MET,
  NOT_MET
}
