package org.aimsledger.contracts.inventory;

/// Why a risk class has to be determined again.
public enum RedeterminationCause {
  /// Other rules apply to the same answers.
  RULES_CHANGED,
  /// Article 25 made the organisation the provider.
  ROLE_CHANGED,
  /// Somebody says that the answers don't fit the system any more.
  SYSTEM_CHANGED
}
