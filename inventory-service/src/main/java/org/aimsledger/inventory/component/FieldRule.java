package org.aimsledger.inventory.component;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.TextRule;

/// What one field may hold.
///
/// @param form how its text is understood
/// @param longest most characters of one value
/// @param most most values
/// @param words the values that are allowed; empty: any
record FieldRule(Form form, int longest, int most, List<String> words) {
  private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");
  private static final String UNKNOWN = "UNKNOWN";

  /// How a text is understood.
  enum Form {
    TEXT,
    /// Kept as it is, and understood as far as it goes.
    DATE,
    /// Pseudonymous id; no name, no mail address.
    PERSON,
    /// One of some words.
    WORD
  }

  FieldRule {
    words = List.copyOf(words);
  }

  static FieldRule text(int longest) {
    return new FieldRule(Form.TEXT, longest, 1, List.of());
  }

  static FieldRule texts(int most) {
    return new FieldRule(Form.TEXT, 300, most, List.of());
  }

  static FieldRule date() {
    return new FieldRule(Form.DATE, 100, 1, List.of());
  }

  static FieldRule person() {
    return new FieldRule(Form.PERSON, 100, 1, List.of());
  }

  /// One of these words, or `UNKNOWN`.
  static FieldRule word(String... words) {
    return new FieldRule(Form.WORD, 60, 1, List.of(words));
  }

  /// The value of the field.
  ///
  /// @throws IllegalFieldException when it can't be one
  FieldValue value(String field, GivenField given) {
    var values = Objects.requireNonNullElse(given.values(), List.<String>of());
    if (values.size() > most) {
      throw new IllegalFieldException(field, field + " may have at most " + most + " values");
    }
    var checked = values.stream().map(value -> checked(field, value)).toList();
    if (new HashSet<>(checked).size() != checked.size()) {
      throw new IllegalFieldException(field, field + " names something twice");
    }
    // The word for "not known" is the absence of a value, so that there is one way to say it.
    var known = form == Form.WORD && checked.contains(UNKNOWN) ? List.<String>of() : checked;
    var date =
        form == Form.DATE && !known.isEmpty() ? DateReading.of(field, known.getFirst()) : null;
    return new FieldValue(
        known,
        date == null ? null : date.parsed(),
        date == null ? null : date.precision(),
        Objects.requireNonNullElse(given.source(), FieldSource.DECLARED),
        Objects.requireNonNullElse(given.confidence(), Confidence.UNKNOWN));
  }

  private String checked(String field, String value) {
    if (value == null) {
      throw new IllegalFieldException(field, field + " must not contain null");
    }
    var text = TextRule.required(field, value, longest);
    if (form == Form.WORD && !words.contains(text) && !text.equals(UNKNOWN)) {
      throw new IllegalFieldException(field, field + " is one of " + words + " or " + UNKNOWN);
    }
    if (form == Form.PERSON && !PERSON.matcher(text).matches()) {
      throw new IllegalFieldException(
          field, field + " is a pseudonymous id; no name and no mail address");
    }
    return text;
  }
}
