package org.aimsledger.contracts.inventory;

/// How the EU AI Act classes a system, strictest first. Whether it has a general-purpose model in
/// it stands beside the class, in [GeneralPurpose].
public enum RiskClass {
  /// A practice of Article 5.
  PROHIBITED,
  /// Article 6(1): a product of Annex I, or its safety component.
  HIGH_ANNEX_I,
  /// Article 6(2): a use of Annex III, without the exception of Article 6(3).
  HIGH_ANNEX_III,
  /// Duties of Article 50 only.
  TRANSPARENCY,
  /// None of these.
  MINIMAL;

  /// Whether this class is less strict than the other. Both ways to high risk are as strict.
  public boolean isLowerThan(RiskClass other) {
    return strictness() < other.strictness();
  }

  private int strictness() {
    return switch (this) {
      case PROHIBITED -> 3;
      case HIGH_ANNEX_I, HIGH_ANNEX_III -> 2;
      case TRANSPARENCY -> 1;
      case MINIMAL -> 0;
    };
  }
}
