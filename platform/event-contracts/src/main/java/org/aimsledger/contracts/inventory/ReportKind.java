package org.aimsledger.contracts.inventory;

/// What a report of an integration is about.
public enum ReportKind {
  HARM,
  MALFUNCTION,
  BIAS,
  /// Inputs or outputs no longer look as they did.
  DRIFT,
  SECURITY,
  MISUSE,
  OUTAGE,
  /// Figures, and nothing else.
  MEASUREMENT,
  /// The system, or a version of it, is in use at a place.
  DEPLOYED,
  /// Another version answers from now on.
  VERSION_CHANGED,
  MODEL_RETRAINED,
  DATA_SOURCE_CHANGED,
  EVALUATION_FAILED,
  /// A safeguard kept the system from something.
  GUARDRAIL_TRIGGERED,
  /// A person decided otherwise than the system.
  HUMAN_OVERRIDE,
  COMPLAINT,
  /// It was used for something that it is not meant for.
  OUT_OF_SCOPE_USE,
  STOPPED,
  RETIRED,
  /// A type of event that is not known here; its data is kept as it came.
  OTHER
}
