package org.aimsledger.contracts.risk;

/// Why a system needs an impact assessment.
public enum DutyCause {
  /// A high-impact system is in pilot or in use.
  HIGH_IMPACT_SYSTEM_LIVE,
  /// An incident touched the system.
  INCIDENT,
  /// Purpose, data, model, scale, context or law changed, as a person found.
  CHANGE
}
