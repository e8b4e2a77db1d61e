package org.aimsledger.inventory.platform;

/// Why something is done: 1 to 2,000 characters.
public record Reason(String value) {
  public static final int LONGEST = 2_000;

  public Reason {
    value = TextRule.required("reason", value, LONGEST);
  }
}
