package org.aimsledger.contracts.incident;

/// How a report stands to the two readings of its deadline.
public enum Punctuality {
  /// In time by both.
  BOTH_READINGS,
  /// In time by the later one only.
  LATER_READING,
  /// After both.
  LATE
}
