package org.aimsledger.inventory.platform;

/// What every text of a person or a file must keep to.
public final class TextRule {
  private TextRule() {}

  /// The text without white space around it.
  ///
  /// @throws IllegalFieldException when it is blank, too long, or has control characters
  public static String required(String field, String text, int longest) {
    var stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new IllegalFieldException(field, field + " must not be blank");
    }
    return checked(field, stripped, longest);
  }

  /// The same for a text that is kept as it is.
  public static void verify(String field, String text, int longest) {
    var _ = required(field, text, longest);
  }

  /// The text as it is; it may be blank.
  public static String checked(String field, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalFieldException(
          field,
          field + " may have at most " + longest + " characters, this one has " + text.length());
    }
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        throw new IllegalFieldException(
            field, field + " has a control character at position " + (i + 1));
      }
    }
    if (text.codePoints().anyMatch(TextRule::isHalf)) {
      throw new IllegalFieldException(field, field + " has half a character (a lone surrogate)");
    }
    return text;
  }

  // It has no UTF-8 form: stored, it would be another text, and a verifier refuses the event.
  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
