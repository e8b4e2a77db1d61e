package org.aimsledger.contracts.incident;

/// What an incident has to do with, beside the AI systems that it concerns.
public enum IncidentLinkKind {
  /// A component of the inventory: a version of a system, a model or a dataset.
  COMPONENT,
  /// A risk of risk-service.
  RISK,
  /// An audit finding of audit-service.
  FINDING
}
