package org.aimsledger.contracts.risk;

/// Which state of the controls a rating assumes.
public enum RatingKind {
  /// No controls at all.
  INHERENT,
  /// Controls as they work now.
  RESIDUAL,
  /// After the planned treatment.
  TARGET
}
