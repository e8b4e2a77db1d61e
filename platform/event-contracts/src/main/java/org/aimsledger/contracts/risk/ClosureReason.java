package org.aimsledger.contracts.risk;

/// Why a risk needs no more attention.
public enum ClosureReason {
  /// The treatment is complete and the residual risk is within tolerance.
  TREATED,
  SYSTEM_RETIRED,
  DUPLICATE,
  NO_LONGER_RELEVANT
}
