package org.aimsledger.incident.platform;

/// Why somebody did something, for those who ask later.
public record Reason(String value) {
  public static final int MAX = 2_000;

  public Reason {
    value = Texts.legal("reason", value, MAX);
  }

  /// What another service wrote, cut to what is legal here.
  public static Reason quoted(String text) {
    return new Reason(Texts.quoted(text, MAX));
  }
}
