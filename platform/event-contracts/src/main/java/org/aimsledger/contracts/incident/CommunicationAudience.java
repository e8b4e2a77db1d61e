package org.aimsledger.contracts.incident;

/// Whom a communication about an incident is for.
public enum CommunicationAudience {
  /// Who provides the AI system (AI Act 26(5): the deployer informs it first).
  PROVIDER,
  /// Who uses the AI system.
  USERS,
  /// Who was or may be harmed.
  AFFECTED_PERSONS,
  /// An authority, beside the reports that legal clocks ask for.
  AUTHORITY
}
