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

  /// What another service wrote, cut to what is legal here.
  public static SignalTitle quoted(String text) {
    return new SignalTitle(Texts.quoted(text.strip().lines().findFirst().orElse(""), MAX));
  }
}
