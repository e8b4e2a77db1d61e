package org.aimsledger.contracts.inventory;

/// What a use was that was reported as out of scope.
public enum UseDecision {
  /// It must not be; something follows.
  MISUSE,
  /// It is within what the system is meant for.
  IN_SCOPE,
  /// It is right, and the statement of intended use is not.
  STATEMENT_TO_CHANGE
}
