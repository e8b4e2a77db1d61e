package org.aimsledger.contracts.inventory;

/// How exact a date is. `UNKNOWN`: the text was not understood as a date.
public enum DatePrecision {
  UNKNOWN,
  YEAR,
  MONTH,
  DAY
}
