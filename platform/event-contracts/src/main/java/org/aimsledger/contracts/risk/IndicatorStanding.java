package org.aimsledger.contracts.risk;

/// Where a reading of a key risk indicator stands.
public enum IndicatorStanding {
  WITHIN,
  /// Past the warning threshold, not past the limit.
  WARNING,
  BEYOND_LIMIT
}
