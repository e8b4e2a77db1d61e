package org.aimsledger.risk.platform;

/// A heading: one line of 1 to 200 characters.
public record Title(String value) {
  private static final int LONGEST = 200;

  public Title {
    value = TextRule.check(value, LONGEST, false);
  }
}
