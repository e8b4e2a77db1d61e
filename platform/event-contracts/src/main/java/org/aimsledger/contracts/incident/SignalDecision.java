package org.aimsledger.contracts.incident;

/// What a signal was found to be.
public enum SignalDecision {
  /// It did lead to harm: an incident is raised.
  INCIDENT,
  /// It could plausibly lead to harm; near misses included.
  HAZARD,
  /// A defect or weak control with no event behind it.
  ISSUE,
  /// Nothing of ours.
  NOT_RELEVANT
}
