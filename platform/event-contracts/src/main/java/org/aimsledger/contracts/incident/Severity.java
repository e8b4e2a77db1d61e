package org.aimsledger.contracts.incident;

/// Our own scale, set by the people on call. Follows the harm, read in the worst plausible way.
public enum Severity {
  UNDECIDED,
  /// Death, serious harm to health, irreversible disruption of critical infrastructure, loss of
  /// control.
  SEV1,
  /// Fundamental rights infringed, serious harm to property or environment, large or sensitive
  /// leak.
  SEV2,
  /// Real but limited harm that can be made good.
  SEV3,
  /// Near miss: a path to harm was stopped.
  SEV4
}
