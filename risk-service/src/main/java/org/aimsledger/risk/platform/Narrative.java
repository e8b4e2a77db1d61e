package org.aimsledger.risk.platform;

/// A text that a person wrote: 1 to 4000 characters, several lines allowed.
public record Narrative(String value) {
  private static final int LONGEST = 4000;

  public Narrative {
    value = TextRule.check(value, LONGEST, true);
  }
}
