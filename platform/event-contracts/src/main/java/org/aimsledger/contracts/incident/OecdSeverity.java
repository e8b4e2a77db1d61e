package org.aimsledger.contracts.incident;

/// The scale of the OECD's "Defining AI incidents and related terms" (May 2024).
public enum OecdSeverity {
  UNDECIDED,
  HAZARD,
  SERIOUS_HAZARD,
  INCIDENT,
  SERIOUS_INCIDENT,
  DISASTER
}
