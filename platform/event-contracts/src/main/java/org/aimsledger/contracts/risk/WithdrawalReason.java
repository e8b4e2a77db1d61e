package org.aimsledger.contracts.risk;

/// Why a high-impact duty no longer applies.
public enum WithdrawalReason {
  /// The system is neither in pilot nor in use.
  NOT_LIVE,
  NOT_HIGH_IMPACT,
  RETIRED
}
