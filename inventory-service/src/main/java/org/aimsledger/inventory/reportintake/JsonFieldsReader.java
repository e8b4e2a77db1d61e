package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields of outsiders' JSON, each with its limit.
final class JsonFieldsReader {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /// How far ahead a reporter's clock may be.
  private static final Duration FAST_CLOCK = Duration.ofMinutes(2);

  private JsonFieldsReader() {}

  /// A text that has to be there.
  static String text(JsonNode parent, String name, String path, int longest)
      throws IllegalReportException {
    var node = parent.path(name);
    if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > longest) {
      throw IllegalReportException.data(
          path + " must be a text of 1 to " + longest + " characters");
    }
    return clean(node.asText().strip(), path);
  }

  /// A text that may be absent.
  static @Nullable String optionalText(JsonNode parent, String name, String path, int longest)
      throws IllegalReportException {
    return parent.hasNonNull(name) ? text(parent, name, path, longest) : null;
  }

  /// The text, when it can be stored as it is.
  static String clean(String text, String path) throws IllegalReportException {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw IllegalReportException.data(path + " has a control character");
    }
    // A lone surrogate has no UTF-8 form, so it can't be stored as it is.
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw IllegalReportException.data(path + " has half a character");
    }
    return text;
  }

  /// A time that may be absent and is not in the future.
  static @Nullable Instant time(JsonNode parent, String name, String path, Instant now)
      throws IllegalReportException {
    if (!parent.hasNonNull(name)) {
      return null;
    }
    try {
      var time = OffsetDateTime.parse(parent.path(name).asText()).toInstant();
      if (time.isAfter(now.plus(FAST_CLOCK))) {
        throw IllegalReportException.data(path + " is in the future");
      }
      return time;
    } catch (DateTimeParseException _) {
      throw IllegalReportException.data(path + " must be a time with offset (ISO 8601)");
    }
  }

  static void onlyKnown(JsonNode object, String path, Set<String> known)
      throws IllegalReportException {
    for (var field : object.properties()) {
      if (!known.contains(field.getKey())) {
        throw IllegalReportException.data(path + field.getKey() + " is not known");
      }
    }
  }
}
