package org.aimsledger.contracts.inventory;

/// What AI systems are made of and stand in.
public enum ComponentKind {
  /// The system itself. It has events of its own; here it is an end of links and a whole of parts.
  AI_SYSTEM,
  /// What people want to get done.
  USE_CASE,
  /// A version of an AI system.
  SYSTEM_VERSION,
  /// Where a system runs, since when, for how many.
  DEPLOYMENT,
  MODEL,
  MODEL_VERSION,
  DATASET,
  DATASET_VERSION,
  SUPPLIER,
  /// Algorithms, frameworks, pipelines, means of evaluation.
  TOOL,
  /// Machines and services that compute.
  COMPUTE,
  /// People and their competences, without names.
  TEAM,
  /// Who is offered an AI system, or uses what the organisation makes.
  CUSTOMER
}
