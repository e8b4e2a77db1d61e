package org.aimsledger.contracts.incident;

/// When a rule may fire again for the same system.
public enum DetectionRearm {
  /// When the cool-down has passed and what was found was gone in between.
  WHEN_RECOVERED,
  /// When the cool-down has passed. The events that it fired for are spent.
  AFTER_COOL_DOWN
}
