package org.aimsledger.contracts.incident;

/// What a person has to do with an incident.
public enum PersonPart {
  REPORTER,
  /// Harmed by it, or exposed to its effects.
  AFFECTED,
  /// Has to be told, or was told.
  INFORMED
}
