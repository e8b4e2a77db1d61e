package org.aimsledger.inventory.bulkimport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.inventory.bulkimport.Mapping.Attribute;
import org.jspecify.annotations.Nullable;

/// The text of a further field → raw text beside what was understood.
final class AttributeReading {
  static final String NOT_IN_VOCABULARY = "not-in-vocabulary";
  static final String NOT_A_DATE = "date-not-understood";
  static final String NOT_A_LIST = "list-not-understood";

  private AttributeReading() {}

  static AttributeValue read(Attribute attribute, String raw) {
    return switch (attribute.kind()) {
      case TEXT -> AttributeValue.of(raw);
      case CHOICE -> {
        var normal = attribute.values().get(Wording.normal(raw));
        yield normal == null
            ? new AttributeValue(raw, null, null, NOT_IN_VOCABULARY)
            : new AttributeValue(raw, normal.equals(raw) ? null : normal, null, null);
      }
      case DATE -> date(attribute, raw);
      case PYTHON_LIST -> list(raw);
    };
  }

  private static AttributeValue date(Attribute attribute, String raw) {
    for (var pattern : attribute.patterns()) {
      var value = dated(pattern, raw);
      if (value != null) {
        return value;
      }
    }
    return new AttributeValue(raw, null, null, NOT_A_DATE);
  }

  /// Whether what the pattern reads is at least a year: `HH:mm` is well-formed and never a date.
  static boolean givesADate(String pattern) {
    var example = ZonedDateTime.of(2026, 11, 22, 10, 15, 30, 0, ZoneOffset.UTC);
    return dated(pattern, formatter(pattern).format(example)) != null;
  }

  /// A day that a file has as a number, in the first of the patterns that gives it back; in ISO
  /// 8601 when none does.
  static String written(List<String> patterns, LocalDate day) {
    for (var pattern : patterns) {
      var text = formatter(pattern).format(day.atStartOfDay(ZoneOffset.UTC));
      var value = dated(pattern, text);
      if (value != null && day.toString().equals(value.parsed())) {
        return text;
      }
    }
    return day.toString();
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  private static @Nullable AttributeValue dated(String pattern, String raw) {
    try {
      return value(raw, formatter(pattern).parse(raw));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// As exact as the source, not more: a month stays a month.
  private static AttributeValue value(String raw, TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.DAY_OF_MONTH)) {
      return new AttributeValue(raw, LocalDate.from(parsed).toString(), "DAY", null);
    }
    if (parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
      return new AttributeValue(raw, YearMonth.from(parsed).toString(), "MONTH", null);
    }
    return new AttributeValue(raw, Integer.toString(parsed.get(ChronoField.YEAR)), "YEAR", null);
  }

  private static AttributeValue list(String raw) {
    var items = items(raw);
    return items == null
        ? new AttributeValue(raw, null, null, NOT_A_LIST)
        : new AttributeValue(raw, String.join("; ", items), null, null);
  }

  /// Items of a list as Python prints it; null when it is none.
  static @Nullable List<String> items(String text) {
    if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
      return null;
    }
    var items = new ArrayList<String>();
    var at = 1;
    var end = text.length() - 1;
    while (at < end) {
      var quote = text.charAt(at);
      if (quote != '\'' && quote != '"') {
        return null;
      }
      var item = new StringBuilder();
      at++;
      while (at < end && text.charAt(at) != quote) {
        if (text.charAt(at) == '\\' && at + 1 < end) {
          at++;
          item.append(text.charAt(at) == 'n' ? '\n' : text.charAt(at));
        } else {
          item.append(text.charAt(at));
        }
        at++;
      }
      if (at >= end) {
        return null;
      }
      items.add(item.toString().strip().replaceAll("\\s+", " "));
      at++;
      if (at < end) {
        if (!text.startsWith(", ", at)) {
          return null;
        }
        at += 2;
      }
    }
    return items;
  }
}
