package org.aimsledger.contracts.incident;

/// How exactly a time of the world is known.
public enum TimePrecision {
  /// As exactly as it is written.
  EXACT,
  MINUTE,
  HOUR,
  DAY,
  MONTH,
  YEAR,
  /// Around that time; nobody can say how far from it.
  APPROXIMATE,
  /// Nobody knows, or nobody knows any more.
  UNKNOWN
}
