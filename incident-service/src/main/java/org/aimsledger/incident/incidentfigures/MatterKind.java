package org.aimsledger.incident.incidentfigures;

/// What a row is about.
enum MatterKind {
  INCIDENT,
  /// A playbook carried out without an incident.
  DRILL,
  /// Kept only for when it was reported: an incident may be raised from it.
  SIGNAL
}
