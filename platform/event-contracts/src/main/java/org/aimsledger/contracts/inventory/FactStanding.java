package org.aimsledger.contracts.inventory;

/// Whether a fact that a gate asks for holds.
public enum FactStanding {
  MET,
  /// It never held.
  MISSING,
  /// It held, and something ended it.
  STALE,
  /// It held until its day.
  EXPIRED
}
