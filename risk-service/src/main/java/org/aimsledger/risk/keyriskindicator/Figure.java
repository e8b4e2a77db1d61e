package org.aimsledger.risk.keyriskindicator;

import java.math.BigDecimal;

/// A number that is read or compared with: exact, without zeros at its end, so that equal figures
/// are equal.
record Figure(BigDecimal value) {
  private static final BigDecimal LARGEST = new BigDecimal("1e15");
  private static final int DECIMALS = 9;

  Figure {
    if (value.abs().compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("must be between -10^15 and 10^15");
    }
    value = value.stripTrailingZeros();
    if (value.scale() > DECIMALS) {
      throw new IllegalArgumentException("may have at most " + DECIMALS + " decimals");
    }
    value = value.scale() < 0 ? value.setScale(0) : value;
  }
}
