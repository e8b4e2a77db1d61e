package org.aimsledger.contracts.risk;

/// On which side of its thresholds a key risk indicator is bad.
public enum IndicatorDirection {
  ABOVE,
  BELOW
}
