package org.aimsledger.risk.platform;

/// A text that a person wrote: 1 to 4000 characters, several lines allowed.
public record Narrative(String value) {
  private static final int LONGEST = 4000;

  public Narrative {
    value = TextRule.check(value, LONGEST, true);
  }

  /// What another service wrote, made legal, so that no text stops a reaction.
  public static Narrative quoted(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        // Half of the limit: a code point is at most two units.
        .limit(LONGEST / 2)
        .forEach(clean::appendCodePoint);
    return new Narrative(clean.toString().isBlank() ? "(no text)" : clean.toString());
  }
}
