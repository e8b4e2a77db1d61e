package org.aimsledger.eventstore.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads times in the form in which events store them, `2026-11-29T12:00:00.123456Z`.
///
/// The formatters of `java.time` read any form and took a fifth of the time of following the log;
/// they are asked for every other form, so what is accepted is the same.
final class StoredTimes {
  private static final int SHORTEST = "2026-11-29T12:00:00Z".length();
  private static final int FRACTION = "2026-11-29T12:00:00.".length();
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int WRONG = -1;

  private StoredTimes() {}

  /// @throws java.time.format.DateTimeParseException when it is no date with time and offset
  static Instant parse(String text) {
    var instant = plain(text);
    return instant == null ? OffsetDateTime.parse(text).toInstant() : instant;
  }

  /// Of the stored form; null for any other, also for what only looks like it.
  static @Nullable Instant plain(String text) {
    if (!hasForm(text)) {
      return null;
    }
    var year = number(text, 0, 4);
    var hour = number(text, 11, 13);
    var minute = number(text, 14, 16);
    var second = number(text, 17, 19);
    var nanos = nanos(text);
    // 24:00 and leap seconds are left to the formatters, which know what to make of them.
    if (year < 0
        || nanos < 0
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return null;
    }
    try {
      var day = LocalDate.of(year, number(text, 5, 7), number(text, 8, 10));
      return Instant.ofEpochSecond(
          day.toEpochDay() * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, nanos);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static boolean hasForm(String text) {
    var length = text.length();
    return (length == SHORTEST || (length > FRACTION + 1 && length <= FRACTION + NANO_DIGITS + 1))
        && text.charAt(length - 1) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (length == SHORTEST || text.charAt(FRACTION - 1) == '.');
  }

  private static int nanos(String text) {
    var end = text.length() - 1;
    if (end < FRACTION) {
      return 0;
    }
    var value = number(text, FRACTION, end);
    for (var digit = end - FRACTION; value > 0 && digit < NANO_DIGITS; digit++) {
      value *= 10;
    }
    return value;
  }

  private static int number(String text, int from, int to) {
    var value = 0;
    for (var at = from; at < to; at++) {
      var digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return WRONG;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /// The same for times in an event's data.
  static final class Deserializer extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Deserializer() {
      super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (json.hasToken(JsonToken.VALUE_STRING)) {
        var instant = plain(json.getText());
        if (instant != null) {
          return instant;
        }
      }
      return InstantDeserializer.INSTANT.deserialize(json, context);
    }
  }
}
