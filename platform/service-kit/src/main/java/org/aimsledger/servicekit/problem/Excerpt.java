package org.aimsledger.servicekit.problem;

import java.util.stream.Collectors;

/// The beginning of a text of unknown length: what a sender wrote is named, not sent back.
final class Excerpt {
  private Excerpt() {}

  /// @param most code points; a longer text ends with an ellipsis after them
  static String of(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.codePoints()
            .limit(most)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("", "", "…"));
  }
}
