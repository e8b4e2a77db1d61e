package org.aimsledger.benchmarks.report;

import java.util.Locale;

/// Numbers as people read them: three digits that mean something.
public final class Figures {
  private Figures() {}

  public static String text(double value) {
    var size = Math.abs(value);
    var format =
        size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 || size == 0 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
