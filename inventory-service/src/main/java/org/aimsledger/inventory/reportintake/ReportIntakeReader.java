package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0, JSON, structured mode, as outsiders send it.
///
/// ```json
/// {"specversion": "1.0", "id": "42", "source": "urn:monitoring:eu-1",
///  "type": "org.aimsledger.ai-system-event.v1",
///  "data": {"system": "0198…", "kind": "DRIFT", "summary": "…",
///           "occurredAt": "2026-11-22T04:00:00Z",
///           "measurements": [{"metric": "psi", "value": 0.31}]}}
/// ```
///
/// Instead of `system` there may be `externalId: {"scope": …, "id": …}`.
final class ReportIntakeReader {
  static final String TYPE = "org.aimsledger.ai-system-event.v1";

  /// Bytes of one event. Figures and a summary need little; documents are linked, not sent.
  static final int LARGEST = 32 * 1024;

  /// How far ahead a reporter's clock may be.
  private static final Duration FAST_CLOCK = Duration.ofMinutes(2);

  private static final Set<String> DATA_FIELDS =
      Set.of("system", "externalId", "kind", "summary", "occurredAt", "measurements");
  private static final Set<String> MEASUREMENT_FIELDS = Set.of("metric", "value", "unit");

  private static final JsonMapper MAPPER =
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

  private ReportIntakeReader() {}

  private static final class IllegalReportException extends Exception {
    private static final long serialVersionUID = 1L;
    private final QuarantineReason reason;

    IllegalReportException(QuarantineReason reason, String detail) {
      super(detail);
      this.reason = reason;
    }
  }

  /// Reads an event, or says why it is none that can be recorded.
  static IntakeResult read(byte[] bytes, Instant now) {
    if (bytes.length > LARGEST) {
      return new IntakeResult.Refused(
          QuarantineReason.TOO_LARGE,
          "an event may have " + LARGEST + " bytes, this one has " + bytes.length);
    }
    try {
      return new IntakeResult.Understood(draft(MAPPER.readTree(bytes), now));
    } catch (JsonProcessingException e) {
      return new IntakeResult.Refused(QuarantineReason.NOT_JSON, e.getOriginalMessage());
    } catch (IOException e) {
      return new IntakeResult.Refused(QuarantineReason.NOT_JSON, "not readable as UTF-8 text");
    } catch (IllegalReportException e) {
      return new IntakeResult.Refused(e.reason, String.valueOf(e.getMessage()));
    }
  }

  private static ReportDraft draft(JsonNode event, Instant now) throws IllegalReportException {
    if (!event.isObject()) {
      throw new IllegalReportException(
          QuarantineReason.NOT_A_CLOUD_EVENT, "a JSON object is expected");
    }
    if (!"1.0".equals(event.path("specversion").asText())) {
      throw new IllegalReportException(
          QuarantineReason.NOT_A_CLOUD_EVENT, "specversion must be \"1.0\"");
    }
    var id = attribute(event, "id");
    var source = attribute(event, "source");
    var type = attribute(event, "type");
    if (!type.equals(TYPE)) {
      throw new IllegalReportException(
          QuarantineReason.UNKNOWN_TYPE, "type must be " + TYPE + ", this one is " + type);
    }
    var data = event.path("data");
    if (!data.isObject()) {
      throw illegal("data must be a JSON object");
    }
    onlyKnown(data, "data.", DATA_FIELDS);
    var occurredAt = time(data, "occurredAt", "data.occurredAt", now);
    return new ReportDraft(
        source,
        id,
        event.path("correlationid").isTextual()
            ? text(event, "correlationid", "correlationid", 100)
            : null,
        system(data),
        externalId(data),
        kind(data),
        text(data, "summary", "data.summary", 2_000),
        // By CloudEvents, `time` is when it happened.
        occurredAt == null ? time(event, "time", "time", now) : occurredAt,
        measurements(data));
  }

  private static String attribute(JsonNode event, String name) throws IllegalReportException {
    var node = event.path(name);
    if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > 200) {
      throw new IllegalReportException(
          QuarantineReason.NOT_A_CLOUD_EVENT, name + " must be a text of 1 to 200 characters");
    }
    return clean(node.asText(), name);
  }

  private static @Nullable UUID system(JsonNode data) throws IllegalReportException {
    if (data.hasNonNull("system") == data.hasNonNull("externalId")) {
      throw illegal("exactly one of data.system and data.externalId must be given");
    }
    if (!data.hasNonNull("system")) {
      return null;
    }
    try {
      return UUID.fromString(data.path("system").asText());
    } catch (IllegalArgumentException _) {
      throw illegal("data.system must be a UUID");
    }
  }

  private static @Nullable ExternalId externalId(JsonNode data) throws IllegalReportException {
    if (!data.hasNonNull("externalId")) {
      return null;
    }
    var node = data.path("externalId");
    if (!node.isObject()) {
      throw illegal("data.externalId must be an object with scope and id");
    }
    onlyKnown(node, "data.externalId.", Set.of("scope", "id"));
    return new ExternalId(
        text(node, "scope", "data.externalId.scope", 100),
        text(node, "id", "data.externalId.id", 200));
  }

  private static ReportKind kind(JsonNode data) throws IllegalReportException {
    try {
      return ReportKind.valueOf(data.path("kind").asText());
    } catch (IllegalArgumentException _) {
      throw illegal("data.kind must be one of " + List.of(ReportKind.values()));
    }
  }

  private static @Nullable Instant time(JsonNode parent, String name, String path, Instant now)
      throws IllegalReportException {
    if (!parent.hasNonNull(name)) {
      return null;
    }
    try {
      var time = OffsetDateTime.parse(parent.path(name).asText()).toInstant();
      if (time.isAfter(now.plus(FAST_CLOCK))) {
        throw illegal(path + " is in the future");
      }
      return time;
    } catch (DateTimeParseException _) {
      throw illegal(path + " must be a time with offset (ISO 8601)");
    }
  }

  private static List<Measurement> measurements(JsonNode data) throws IllegalReportException {
    if (!data.hasNonNull("measurements")) {
      return List.of();
    }
    var nodes = data.path("measurements");
    if (!nodes.isArray() || nodes.size() > 50) {
      throw illegal("data.measurements must be a list of at most 50");
    }
    var measurements = new ArrayList<Measurement>();
    for (var i = 0; i < nodes.size(); i++) {
      var path = "data.measurements[" + i + "].";
      var node = nodes.get(i);
      onlyKnown(node, path, MEASUREMENT_FIELDS);
      if (!node.path("value").isNumber()) {
        throw illegal(path + "value must be a number");
      }
      var value = node.path("value").decimalValue();
      if (Math.abs(value.scale()) > 60) {
        throw illegal(path + "value has too many digits");
      }
      measurements.add(
          new Measurement(
              text(node, "metric", path + "metric", 100),
              value,
              node.hasNonNull("unit") ? text(node, "unit", path + "unit", 30) : null));
    }
    return List.copyOf(measurements);
  }

  private static String text(JsonNode parent, String name, String path, int longest)
      throws IllegalReportException {
    var node = parent.path(name);
    if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > longest) {
      throw illegal(path + " must be a text of 1 to " + longest + " characters");
    }
    return clean(node.asText().strip(), path);
  }

  private static String clean(String text, String path) throws IllegalReportException {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw illegal(path + " has a control character");
    }
    // A lone surrogate has no UTF-8 form, so it can't be stored as it is.
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw illegal(path + " has half a character");
    }
    return text;
  }

  private static void onlyKnown(JsonNode object, String path, Set<String> known)
      throws IllegalReportException {
    for (var field : object.properties()) {
      if (!known.contains(field.getKey())) {
        throw illegal(path + field.getKey() + " is not known");
      }
    }
  }

  private static IllegalReportException illegal(String detail) {
    return new IllegalReportException(QuarantineReason.ILLEGAL_DATA, detail);
  }
}
