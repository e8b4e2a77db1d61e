package org.aimsledger.contracts.risk;

/// Where the impact assessment of a system stands.
public enum AssessmentStatus {
  /// Due, and nobody has begun.
  DUE,
  /// Due, and somebody is at work.
  IN_PROGRESS,
  /// The duty is met; nobody else stands behind it yet.
  COMPLETED,
  APPROVED,
  /// No longer needed.
  WITHDRAWN;

  /// Whether somebody still has to do something by the due date.
  public boolean isOpen() {
    return this == DUE || this == IN_PROGRESS;
  }
}
