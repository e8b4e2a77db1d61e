package org.aimsledger.inventory.platform;

import java.util.IllformedLocaleException;
import java.util.Locale;

/// A language, as a BCP 47 tag in its usual spelling.
public record Language(String tag) {
  /// The language that a tag names.
  ///
  /// @throws IllegalFieldException when it is no tag of a language
  public static Language of(String field, String text) {
    try {
      var locale = new Locale.Builder().setLanguageTag(text.strip()).build();
      if (!locale.getLanguage().isEmpty() && text.length() <= 35) {
        return new Language(locale.toLanguageTag());
      }
    } catch (IllformedLocaleException _) {
      // The same answer as below.
    }
    throw new IllegalFieldException(field, field + " is not a language tag like zh-Hant");
  }
}
