package org.aimsledger.contracts.risk;

/// What is done about a risk (ISO 31000, shortened to four).
public enum TreatmentOption {
  AVOID,
  /// Remove the source, change the likelihood or change the consequence.
  MITIGATE,
  /// Share it with another party; accountability stays.
  TRANSFER,
  /// Retain it by informed decision; still needs the acceptance itself.
  ACCEPT
}
