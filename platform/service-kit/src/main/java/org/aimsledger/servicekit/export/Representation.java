package org.aimsledger.servicekit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The forms in which a list is given.
enum Representation {
  PAGE(MediaType.APPLICATION_JSON, "json"),
  CSV(Listing.CSV, "csv"),
  XLSX(Listing.XLSX, "xlsx"),
  ROWS(Listing.ROWS, "json");

  private final String type;
  private final String extension;

  Representation(String type, String extension) {
    this.type = type;
    this.extension = extension;
  }

  String type() {
    return type;
  }

  String extension() {
    return extension;
  }

  /// What makes a file of rows.
  ///
  /// @param row their wire form
  /// @param acceptLanguage in which headings are wished for
  BiFunction<ObjectMapper, ExportConfig, RowEncoder> encoder(
      Class<?> row, @Nullable String acceptLanguage) {
    return (json, config) -> {
      if (this == ROWS) {
        return new JsonRowsEncoder(json);
      }
      var columns = Columns.of(json, row);
      var headings = Headings.of(columns.names(), acceptLanguage);
      return this == XLSX
          ? new XlsxEncoder(columns, headings, config)
          : new CsvEncoder(columns, headings);
    };
  }

  /// The one that a client likes best (RFC 9110, 12.5.1); a page when it doesn't say or doesn't
  /// care.
  static Representation preferred(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return PAGE;
    }
    var ranges = Stream.of(accept.split(",", -1)).map(Range::of).toList();
    // The first of equals.
    return Stream.of(values())
        .max(
            Comparator.<Representation>comparingDouble(form -> form.quality(ranges))
                .thenComparing(Comparator.<Representation>naturalOrder().reversed()))
        .orElseThrow();
  }

  private double quality(List<Range> ranges) {
    return ranges.stream()
        .filter(range -> range.covers(type))
        .max(Comparator.comparingInt(Range::precision))
        .map(Range::quality)
        .orElse(0.0);
  }

  /// One element of `Accept`.
  private record Range(String type, double quality) {
    static Range of(String text) {
      var parts = text.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
      var quality =
          Stream.of(parts)
              .skip(1)
              .filter(part -> part.matches("q=[01](\\.[0-9]{0,3})?"))
              .mapToDouble(part -> Double.parseDouble(part.substring(2)))
              .findFirst()
              .orElse(1.0);
      return new Range(parts[0], quality);
    }

    boolean covers(String other) {
      return type.equals(other)
          || type.equals("*/*")
          || (type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1)));
    }

    int precision() {
      return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }
  }
}
