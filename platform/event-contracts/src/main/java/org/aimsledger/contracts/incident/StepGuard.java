package org.aimsledger.contracts.incident;

/// What has to be true before a step of a playbook can be done.
public enum StepGuard {
  /// Somebody has asked for something that contains the incident.
  CONTAINED,
  /// Evidence is, or was, on hold.
  EVIDENCE_HELD,
  /// Somebody has decided, under one regime at least, whether to report.
  REPORTABILITY_DECIDED
}
