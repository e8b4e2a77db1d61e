package org.aimsledger.incident.signal;

import org.aimsledger.incident.platform.Texts;

/// What is told, as text: markup in it has no meaning.
public record SignalText(String value) {
  static final int MAX = 8_000;

  public SignalText {
    value = Texts.legal("text", value, MAX);
  }
}
