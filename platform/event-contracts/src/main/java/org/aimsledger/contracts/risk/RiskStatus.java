package org.aimsledger.contracts.risk;

/// Where a risk stands.
public enum RiskStatus {
  OPEN,
  /// Borne knowingly until a date; the date may have passed.
  ACCEPTED,
  CLOSED
}
