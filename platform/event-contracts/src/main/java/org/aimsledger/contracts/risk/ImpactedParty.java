package org.aimsledger.contracts.risk;

/// Who is affected by an AI system (A.5.4 individuals and groups, A.5.5 society).
public enum ImpactedParty {
  INDIVIDUALS,
  GROUPS,
  SOCIETY
}
