package org.aimsledger.contracts.inventory;

/// Why a gate is closed.
public enum LapseReason {
  NOT_DECIDED,
  REJECTED,
  /// The approval, or the override that a review confirmed, was given until a day that is over.
  APPROVAL_EXPIRED,
  /// The approval was given before the latest change that it would have to cover, or by fewer or
  /// less independent people than the class of the system asks for by now.
  APPROVAL_OUTDATED,
  /// Nobody has reviewed the emergency override in time.
  REVIEW_OVERDUE,
  OVERRIDE_REVOKED,
  FACT_MISSING,
  FACT_STALE,
  FACT_EXPIRED
}
