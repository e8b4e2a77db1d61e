package org.aimsledger.contracts.inventory;

/// What the EU AI Act says of the model that the organisation provides with the system.
public enum GeneralPurpose {
  UNKNOWN,
  /// It provides none.
  NONE,
  /// A general-purpose model: Article 53.
  MODEL,
  /// One with systemic risk: Article 55.
  MODEL_WITH_SYSTEMIC_RISK
}
