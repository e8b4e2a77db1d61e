package org.aimsledger.contracts.audit;

/// Where a corrective action stands.
public enum CorrectiveActionStanding {
  /// It is to be done.
  OPEN,
  /// It was done, and nobody has looked whether it helps.
  DONE,
  /// It helps.
  VERIFIED,
  /// It is not done any more.
  CANCELLED;

  /// Whether nothing happens to it any more.
  public boolean isSettled() {
    return this == VERIFIED || this == CANCELLED;
  }
}
