package org.aimsledger.contracts.inventory;

/// How far a value is to be believed. `UNKNOWN`: nobody said.
public enum Confidence {
  UNKNOWN,
  LOW,
  MEDIUM,
  HIGH
}
