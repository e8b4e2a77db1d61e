package org.aimsledger.contracts.inventory;

/// Whether outputs of the system decide about rights, safety or access to services of people.
/// `PRESUMED_BUT_NOT`: its kind is presumed to, and somebody justified why this one doesn't.
public enum HighImpact {
  UNKNOWN,
  YES,
  PRESUMED_BUT_NOT,
  NO
}
