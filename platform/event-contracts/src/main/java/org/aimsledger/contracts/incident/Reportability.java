package org.aimsledger.contracts.incident;

/// Whether an incident has to be reported under one regime.
public enum Reportability {
  UNDECIDED,
  NOT_APPLICABLE,
  REPORTABLE
}
