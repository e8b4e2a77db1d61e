package org.aimsledger.risk.platform;

/// What every text of a person must keep to, so that every table and every reader can hold it.
final class TextRule {
  private TextRule() {}

  /// The text without white space around it.
  ///
  /// @throws IllegalArgumentException when it is blank, too long or has characters nobody can see
  static String check(String text, int longest, boolean severalLines) {
    var stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("must not be blank");
    }
    if (stripped.length() > longest) {
      throw new IllegalArgumentException(
          "may have at most " + longest + " characters, this one has " + stripped.length());
    }
    for (var i = 0; i < stripped.length(); i++) {
      checkCharacter(stripped, i, severalLines);
    }
    return stripped;
  }

  private static void checkCharacter(String text, int index, boolean severalLines) {
    var c = text.charAt(index);
    var newLine = c == '\n' || c == '\r' || c == '\t';
    if (Character.isISOControl(c) && !(newLine && severalLines)) {
      throw new IllegalArgumentException("has a control character at position " + (index + 1));
    }
    var pair =
        Character.isHighSurrogate(c)
            ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
            : !Character.isLowSurrogate(c)
                || (index > 0 && Character.isHighSurrogate(text.charAt(index - 1)));
    if (!pair) {
      throw new IllegalArgumentException("has half a character at position " + (index + 1));
    }
  }
}
