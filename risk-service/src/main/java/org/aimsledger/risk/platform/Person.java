package org.aimsledger.risk.platform;

/// Pseudonymous id of a person or a team: one line of 1 to 120 characters. Never a clear name.
public record Person(String value) {
  private static final int LONGEST = 120;

  public Person {
    value = TextRule.check(value, LONGEST, false);
  }
}
