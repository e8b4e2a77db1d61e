package org.aimsledger.inventory.component;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// The text of a date → what can be understood of it without guessing. `1/5/24` may be May or
/// January, so its text is all that is kept.
final class DateReading {
  private static final int LONGEST = 100;

  private record Shape(
      DateTimeFormatter formatter,
      TemporalQuery<? extends TemporalAccessor> query,
      DatePrecision precision) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(shape("uuuu-MM-dd"), LocalDate::from, DatePrecision.DAY),
          new Shape(shape("uuuu-MM-dd HH:mm:ss"), LocalDate::from, DatePrecision.DAY),
          new Shape(shape("d MMM uuuu"), LocalDate::from, DatePrecision.DAY),
          new Shape(shape("d MMMM uuuu"), LocalDate::from, DatePrecision.DAY),
          new Shape(shape("MMMM d, uuuu"), LocalDate::from, DatePrecision.DAY),
          new Shape(shape("uuuu-MM"), YearMonth::from, DatePrecision.MONTH),
          new Shape(shape("MM/uuuu"), YearMonth::from, DatePrecision.MONTH),
          new Shape(shape("MMM-uu"), YearMonth::from, DatePrecision.MONTH),
          new Shape(shape("MMM uuuu"), YearMonth::from, DatePrecision.MONTH),
          new Shape(shape("MMMM uuuu"), YearMonth::from, DatePrecision.MONTH),
          new Shape(shape("uuuu"), Year::from, DatePrecision.YEAR));

  private DateReading() {}

  /// The date; its precision says how much was understood.
  static GivenDate of(String field, String text) {
    var raw = TextRule.required(field, text, LONGEST);
    for (var shape : SHAPES) {
      try {
        var parsed = shape.formatter().parse(raw, shape.query());
        return new GivenDate(raw, parsed.toString(), shape.precision());
      } catch (DateTimeException _) {
        // The next shape may fit.
      }
    }
    return new GivenDate(raw, null, DatePrecision.UNKNOWN);
  }

  /// The same for a date that may be absent.
  static @Nullable GivenDate optional(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : of(field, text);
  }

  private static DateTimeFormatter shape(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
