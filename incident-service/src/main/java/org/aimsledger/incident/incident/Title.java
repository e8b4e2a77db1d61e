package org.aimsledger.incident.incident;

import org.aimsledger.incident.platform.Texts;

/// One line that tells incidents apart.
public record Title(String value) {
  static final int MAX = 200;

  public Title {
    value = Texts.legal("title", value, MAX);
    if (value.lines().count() > 1) {
      throw new IllegalArgumentException("title must be one line");
    }
  }

  /// What another service wrote, cut to what is legal here.
  public static Title quoted(String text) {
    return new Title(Texts.quoted(text.strip().lines().findFirst().orElse(""), MAX));
  }
}
