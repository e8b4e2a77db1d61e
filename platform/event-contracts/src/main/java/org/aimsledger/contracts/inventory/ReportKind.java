package org.aimsledger.contracts.inventory;

/// What a report of an integration is about.
public enum ReportKind {
  HARM,
  MALFUNCTION,
  BIAS,
  DRIFT,
  SECURITY,
  MISUSE,
  OUTAGE,
  MEASUREMENT
}
