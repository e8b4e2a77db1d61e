package org.aimsledger.incident.signal;

import org.aimsledger.incident.platform.Texts;

/// What is told, as text: markup in it has no meaning.
public record SignalText(String value) {
  static final int MAX = 8_000;

  public SignalText {
    value = Texts.legal("text", value, MAX);
  }

  /// What another service wrote, cut to what is legal here.
  public static SignalText quoted(String text) {
    return new SignalText(Texts.quoted(text, MAX));
  }
}
