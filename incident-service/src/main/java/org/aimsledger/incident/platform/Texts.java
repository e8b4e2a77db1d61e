package org.aimsledger.incident.platform;

/// What any text must keep to before it may enter an event.
public final class Texts {
  private Texts() {}

  /// The text without white space at its ends.
  ///
  /// @param max most UTF-16 units; far below the size limit of an event even when each is escaped
  public static String legal(String what, String text, int max) {
    var stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    if (stripped.length() > max) {
      throw new IllegalArgumentException(
          what + " must have at most " + max + " characters, had " + stripped.length());
    }
    if (stripped.codePoints().anyMatch(Texts::isUnprintable)) {
      throw new IllegalArgumentException(what + " must not contain control characters");
    }
    return stripped;
  }

  /// Foreign text, made legal: what another service wrote never stops a reaction.
  public static String quoted(String text, int max) {
    var clean = new StringBuilder();
    text.codePoints()
        .filter(codePoint -> !isUnprintable(codePoint))
        // Half of the limit: a code point is at most two units.
        .limit(max / 2)
        .forEach(clean::appendCodePoint);
    return clean.toString().isBlank() ? "(no text)" : clean.toString();
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (codePoint) {
      case '\n', '\r', '\t' -> false;
      // An unpaired surrogate has no UTF-8 form, so it would not survive storage.
      default ->
          Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    };
  }
}
