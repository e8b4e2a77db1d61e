package org.aimsledger.inventory.bulkimport;

import java.util.Locale;

/// When two texts of a table say the same.
final class Wording {
  private Wording() {}

  /// The text without regard to case and white space.
  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
