package org.aimsledger.contracts.incident;

/// Where a report came from.
public enum IncidentOrigin {
  PERSON,
  /// A program with a token of its own, over REST.
  INTEGRATION,
  /// An AI system event that inventory-service received.
  AI_SYSTEM_EVENT,
  /// A signal that was found to tell of an incident.
  SIGNAL
}
