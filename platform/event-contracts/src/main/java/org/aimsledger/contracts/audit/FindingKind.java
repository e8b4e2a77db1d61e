package org.aimsledger.contracts.audit;

/// How much a finding weighs.
public enum FindingKind {
  /// A requirement is not met, and that puts the management system in doubt.
  MAJOR_NONCONFORMITY,
  /// A requirement is not met, in one place or once.
  MINOR_NONCONFORMITY,
  /// It may become a nonconformity.
  OBSERVATION,
  /// The requirement is met, and it could be done better.
  OPPORTUNITY_FOR_IMPROVEMENT;

  /// Whether a requirement is not met.
  public boolean isNonconformity() {
    return this == MAJOR_NONCONFORMITY || this == MINOR_NONCONFORMITY;
  }
}
