package org.aimsledger.contracts.incident;

/// What a cause had to do with an incident.
public enum CausePart {
  /// Without it the incident would not have happened.
  ROOT,
  /// It made the incident likelier or worse.
  CONTRIBUTING
}
