package org.aimsledger.contracts.platform;

/// In which way a row is not what the events say.
public enum RowDifference {
  /// Something else is in it.
  CHANGED,
  /// It is not there.
  MISSING,
  /// No event has made it.
  UNEXPECTED
}
