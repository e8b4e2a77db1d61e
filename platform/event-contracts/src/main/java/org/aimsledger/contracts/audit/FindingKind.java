package org.aimsledger.contracts.audit;

/// How much a finding weighs.
public enum FindingKind {
  /// A requirement is not met, and it puts the management system in doubt.
  NONCONFORMITY_MAJOR,
  /// A requirement is not met in one place.
  NONCONFORMITY_MINOR,
  /// It may become a nonconformity.
  OBSERVATION,
  /// It could be better.
  OPPORTUNITY
}
