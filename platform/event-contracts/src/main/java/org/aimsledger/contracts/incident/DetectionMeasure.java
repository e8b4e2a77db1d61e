package org.aimsledger.contracts.incident;

/// What is computed over the events of a window.
public enum DetectionMeasure {
  /// How many meet the condition.
  COUNT,
  /// The part of all events of the rule that meets the condition, from 0 to 1.
  SHARE,
  SUM,
  AVERAGE,
  MINIMUM,
  MAXIMUM,
  /// The largest figure less the smallest one.
  SPREAD
}
