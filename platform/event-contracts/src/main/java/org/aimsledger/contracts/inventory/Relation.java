package org.aimsledger.contracts.inventory;

/// How one thing depends on another. Read `from RELATION to`; what happens to `to` concerns `from`.
public enum Relation {
  /// A use case is served by a system.
  SERVED_BY,
  /// A deployment runs a version of its system.
  RUNS,
  /// Calls it, or is built on it.
  USES,
  TRAINED_ON,
  EVALUATED_ON,
  /// A model that was tuned from another, a dataset that was made of another.
  DERIVED_FROM,
  SUPPLIED_BY,
  /// Computes there.
  RUNS_ON,
  /// People build, run, change or check it.
  STAFFED_BY
}
