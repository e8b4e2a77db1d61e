package org.aimsledger.servicekit.problem;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns wire values into values of the domain; what their constructors refuse becomes a 400 that
/// names the field. For request records only: anywhere else an illegal value is a bug.
public final class Fields {
  private Fields() {}

  /// The value, when its constructor accepts it.
  ///
  /// @throws ProblemException 400 when the supplier throws an [IllegalArgumentException]
  public static <T> T check(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      var message = refused.getMessage();
      throw Problems.invalidField(field, message == null ? "not acceptable" : message)
          .toException();
    }
  }

  /// A value that has to be there.
  ///
  /// @throws ProblemException 400 when it is absent
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Problems.invalidField(field, "is required").toException();
    }
    return value;
  }

  /// A text that has to be there.
  ///
  /// @throws ProblemException 400 when it is absent, blank or longer than the limit
  public static String text(String field, @Nullable String value, int limit) {
    var text = required(field, value);
    if (text.isBlank()) {
      throw Problems.invalidField(field, "must not be blank").toException();
    }
    return limited(field, text, limit);
  }

  /// A text that may be absent; blank counts as absent.
  ///
  /// @throws ProblemException 400 when it is longer than the limit
  public static @Nullable String optionalText(String field, @Nullable String value, int limit) {
    return value == null || value.isBlank() ? null : limited(field, value, limit);
  }

  private static String limited(String field, String text, int limit) {
    if (text.length() > limit) {
      throw Problems.invalidField(
              field, "has " + text.length() + " characters, at most " + limit + " are allowed")
          .toException();
    }
    if (text.codePoints().anyMatch(Fields::isForbiddenControl)) {
      throw Problems.invalidField(field, "contains control characters").toException();
    }
    return text;
  }

  // PostgreSQL can't store NUL, and the others have no business in a text.
  private static boolean isForbiddenControl(int character) {
    return character < ' ' && character != '\n' && character != '\r' && character != '\t';
  }
}
