package org.aimsledger.incident.incident;

import org.aimsledger.incident.platform.Texts;

/// A longer text: a description, a note, an analysis.
public record Narrative(String value) {
  static final int MAX = 8_000;

  public Narrative {
    value = Texts.legal("text", value, MAX);
  }

  /// What another service wrote, cut to what is legal here.
  public static Narrative quoted(String text) {
    return new Narrative(Texts.quoted(text, MAX));
  }
}
