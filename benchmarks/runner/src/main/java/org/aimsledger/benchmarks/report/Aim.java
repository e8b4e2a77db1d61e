package org.aimsledger.benchmarks.report;

import java.util.Locale;

/// What a row has to reach.
///
/// @param of the ratio to the peer, or our own figure
public record Aim(Of of, Direction direction, double limit) {
  /// What is held against the limit.
  public enum Of {
    RATIO,
    FIGURE
  }

  /// On which side of the limit the good figures are.
  public enum Direction {
    AT_LEAST,
    AT_MOST
  }

  public static Aim ratioAtLeast(double limit) {
    return new Aim(Of.RATIO, Direction.AT_LEAST, limit);
  }

  public static Aim ratioAtMost(double limit) {
    return new Aim(Of.RATIO, Direction.AT_MOST, limit);
  }

  public static Aim atLeast(double limit) {
    return new Aim(Of.FIGURE, Direction.AT_LEAST, limit);
  }

  public static Aim atMost(double limit) {
    return new Aim(Of.FIGURE, Direction.AT_MOST, limit);
  }

  boolean isReachedBy(double value) {
    return switch (direction) {
      case AT_LEAST -> value >= limit;
      case AT_MOST -> value <= limit;
    };
  }

  /// For example `≥ 1.00 ×` or `≤ 250`.
  public String text() {
    var sign =
        switch (direction) {
          case AT_LEAST -> "≥ ";
          case AT_MOST -> "≤ ";
        };
    return switch (of) {
      case RATIO -> sign + String.format(Locale.ROOT, "%.2f ×", limit);
      case FIGURE -> sign + Figures.text(limit);
    };
  }
}
