package org.aimsledger.incident.signal;

import org.aimsledger.incident.platform.Texts;

/// One line that tells signals apart.
public record SignalTitle(String value) {
  static final int MAX = 200;

  public SignalTitle {
    value = Texts.legal("title", value, MAX);
    if (value.lines().count() > 1) {
      throw new IllegalArgumentException("title must be one line");
    }
  }
}
