package org.aimsledger.contracts.incident;

/// Who gave a signal.
public enum SignalSource {
  /// Somebody with an account.
  PERSON,
  /// A program with a token of its own, e.g. another service or a monitoring tool.
  INTEGRATION,
  /// Somebody without an account, by the form for affected persons.
  AFFECTED_PERSON,
  /// An employee who raises a concern under protection.
  CONCERN,
  /// A database of incidents that happened to others.
  OUTSIDE,
  /// Another of our services, by an event that it has recorded.
  SERVICE
}
