package org.aimsledger.contracts.incident;

/// A part in the response to one incident that one person has at a time, beside the commander.
public enum ResponseRole {
  /// Keeps the record of what is done and decided.
  SCRIBE,
  /// Decides whether the law asks for a report, and signs what is filed.
  LEGAL
}
