package org.aimsledger.risk.keyriskindicator;

/// What a figure counts: one line of 1 to 60 characters, e.g. `%` or `complaints per week`.
record Unit(String value) {
  private static final int LONGEST = 60;

  Unit {
    value = value.strip();
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
    }
    // What is more than one line or can't be seen is no unit.
    if (value
        .codePoints()
        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
      throw new IllegalArgumentException("must not contain control characters");
    }
  }
}
