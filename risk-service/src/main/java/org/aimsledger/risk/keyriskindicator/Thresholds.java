package org.aimsledger.risk.keyriskindicator;

import java.math.BigDecimal;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;

/// From where on a figure is too much (or too little). A figure that is equal to a threshold has
/// not passed it.
record Thresholds(IndicatorDirection direction, BigDecimal warning, BigDecimal limit) {
  Thresholds {
    if (!areInOrder(direction, warning, limit)) {
      throw new IllegalArgumentException("the warning must come before the limit");
    }
  }

  /// Whether the warning comes before the limit.
  static boolean areInOrder(IndicatorDirection direction, BigDecimal warning, BigDecimal limit) {
    return isPast(direction, limit, warning);
  }

  IndicatorStanding standingOf(BigDecimal value) {
    if (isPast(direction, value, limit)) {
      return IndicatorStanding.BEYOND_LIMIT;
    }
    return isPast(direction, value, warning) ? IndicatorStanding.WARNING : IndicatorStanding.WITHIN;
  }

  private static boolean isPast(
      IndicatorDirection direction, BigDecimal value, BigDecimal threshold) {
    return switch (direction) {
      case ABOVE -> value.compareTo(threshold) > 0;
      case BELOW -> value.compareTo(threshold) < 0;
    };
  }
}
