package org.aimsledger.contracts.incident;

/// Which queue a report belongs to.
public enum IncidentKind {
  /// A defect or weak control with no event behind it.
  ISSUE,
  /// It could plausibly lead to harm; near misses included.
  HAZARD,
  /// It did lead to harm, directly or indirectly.
  INCIDENT
}
