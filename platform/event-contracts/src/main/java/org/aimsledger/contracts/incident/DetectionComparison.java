package org.aimsledger.contracts.incident;

/// How what a window holds is compared with the threshold of its rule.
public enum DetectionComparison {
  AT_LEAST,
  ABOVE,
  AT_MOST,
  BELOW
}
