package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.inventory.aisystemreport.ReportExtras;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0, JSON, structured mode, as outsiders send it.
///
/// ```json
/// {"specversion": "1.0", "id": "42", "source": "urn:monitoring:eu-1",
///  "type": "org.aimsledger.ai-system.drift-detected.v1",
///  "data": {"system": "0198…", "summary": "…", "occurredAt": "2026-11-22T04:00:00Z",
///           "measurements": [{"metric": "psi", "value": 0.31}]}}
/// ```
///
/// Instead of `system` there may be `externalId: {"scope": …, "id": …}` or `systemName`. The types
/// are in [ReportTypes]; data of any other type is kept as it came.
final class ReportIntakeReader {
  /// Of one event in structured mode.
  static final String CONTENT_TYPE = "application/cloudevents+json";

  /// Bytes of one event. Figures and a summary need little; documents are linked, not sent.
  static final int LARGEST = 32 * 1024;

  /// Bytes of data of an unknown type: written into JSON once more, they still fit into an event.
  static final int LARGEST_UNKNOWN = 12 * 1024;

  private static final Set<String> DATA_FIELDS =
      Set.of(
          "system", "externalId", "systemName", "summary", "occurredAt", "measurements", "details");

  private ReportIntakeReader() {}

  /// Reads an event, or says why it is none that can be recorded.
  static IntakeResult read(byte[] bytes, Instant now) {
    if (bytes.length > LARGEST) {
      return new IntakeResult.Refused(
          QuarantineReason.TOO_LARGE,
          "an event may have " + LARGEST + " bytes, this one has " + bytes.length);
    }
    try {
      return new IntakeResult.Understood(draft(JsonFieldsReader.MAPPER.readTree(bytes), now));
    } catch (JsonProcessingException e) {
      return new IntakeResult.Refused(QuarantineReason.NOT_JSON, e.getOriginalMessage());
    } catch (IOException e) {
      return new IntakeResult.Refused(QuarantineReason.NOT_JSON, "not readable as UTF-8 text");
    } catch (IllegalReportException e) {
      return e.refused();
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
    var known = ReportTypes.of(type);
    if (known.isPresent()) {
      return knownType(event, source, id, known.get(), now);
    }
    if (type.equals(ReportTypes.ANY_KIND)) {
      return anyKind(event, source, id, now);
    }
    if (type.startsWith(ReportTypes.OURS)) {
      throw new IllegalReportException(
          QuarantineReason.UNKNOWN_TYPE, "no type of ours is called " + type);
    }
    return unknownType(event, source, id, type, now);
  }

  private static ReportDraft knownType(
      JsonNode event, String source, String id, ReportTypes.Known known, Instant now)
      throws IllegalReportException {
    var data = data(event);
    JsonFieldsReader.onlyKnown(data, "data.", DATA_FIELDS);
    var system = ReportDataReader.system(data);
    var details = ReportDataReader.details(data);
    var measurements = ReportDataReader.measurements(data);
    for (var needed : known.needed()) {
      if (details.stream().noneMatch(detail -> detail.name().equals(needed))) {
        throw IllegalReportException.data("data.details." + needed + " must be given");
      }
    }
    if (known.kind() == ReportKind.MEASUREMENT && measurements.isEmpty()) {
      throw IllegalReportException.data("data.measurements must be given");
    }
    var summary = JsonFieldsReader.optionalText(data, "summary", "data.summary", 2_000);
    return ours(
        event,
        system,
        new Address(source, id, known.type()),
        known.kind(),
        Objects.requireNonNullElse(summary, known.words()),
        details,
        measurements,
        now);
  }

  private static ReportDraft anyKind(JsonNode event, String source, String id, Instant now)
      throws IllegalReportException {
    var data = data(event);
    for (var field : data.properties()) {
      if (!field.getKey().equals("kind") && !DATA_FIELDS.contains(field.getKey())) {
        throw IllegalReportException.data("data." + field.getKey() + " is not known");
      }
    }
    var system = ReportDataReader.system(data);
    return ours(
        event,
        system,
        new Address(source, id, ReportTypes.ANY_KIND),
        kind(data),
        JsonFieldsReader.text(data, "summary", "data.summary", 2_000),
        ReportDataReader.details(data),
        ReportDataReader.measurements(data),
        now);
  }

  /// Who sent what under which id.
  private record Address(String source, String id, String type) {}

  private static ReportDraft ours(
      JsonNode event,
      NamedSystem system,
      Address address,
      ReportKind kind,
      String summary,
      List<ReportDetail> details,
      List<Measurement> measurements,
      Instant now)
      throws IllegalReportException {
    var data = event.path("data");
    var occurredAt = JsonFieldsReader.time(data, "occurredAt", "data.occurredAt", now);
    return new ReportDraft(
        address.source(),
        address.id(),
        address.type(),
        correlation(event),
        system,
        kind,
        summary,
        // By CloudEvents, `time` is when it happened.
        occurredAt == null ? JsonFieldsReader.time(event, "time", "time", now) : occurredAt,
        details.isEmpty()
            ? ReportExtras.NONE
            : new ReportExtras(address.type(), details, null, null, null),
        measurements);
  }

  /// Kept as it is: nobody here knows what it means.
  private static ReportDraft unknownType(
      JsonNode event, String source, String id, String type, Instant now)
      throws IllegalReportException {
    var system = ReportDataReader.systemOfUnknown(event);
    if (system == null) {
      throw IllegalReportException.data(
          "the event names no AI system: give aimssystem, aimsscope and aimsexternalid, or"
              + " aimssystemname, or the same fields as in our types in data");
    }
    return new ReportDraft(
        source,
        id,
        type,
        correlation(event),
        system,
        ReportKind.OTHER,
        type,
        JsonFieldsReader.time(event, "time", "time", now),
        asItCame(event, type),
        List.of());
  }

  private static ReportExtras asItCame(JsonNode event, String type) throws IllegalReportException {
    var contentType =
        JsonFieldsReader.optionalText(event, "datacontenttype", "datacontenttype", 200);
    if (event.hasNonNull("data_base64")) {
      var coded = event.path("data_base64").asText();
      limited(coded);
      try {
        var _ = Base64.getDecoder().decode(coded);
      } catch (IllegalArgumentException _) {
        throw IllegalReportException.data("data_base64 must be Base64");
      }
      return new ReportExtras(type, List.of(), contentType, null, coded);
    }
    if (!event.has("data")) {
      return new ReportExtras(type, List.of(), contentType, null, null);
    }
    var data = event.path("data");
    var isText = data.isTextual() && contentType != null && !contentType.contains("json");
    var text = isText ? JsonFieldsReader.clean(data.asText(), "data") : data.toString();
    limited(text);
    return new ReportExtras(type, List.of(), contentType, text, null);
  }

  private static void limited(String data) throws IllegalReportException {
    if (data.getBytes(StandardCharsets.UTF_8).length > LARGEST_UNKNOWN) {
      throw new IllegalReportException(
          QuarantineReason.TOO_LARGE,
          "the data of a type that is not known here may have " + LARGEST_UNKNOWN + " bytes");
    }
  }

  private static JsonNode data(JsonNode event) throws IllegalReportException {
    var data = event.path("data");
    if (!data.isObject()) {
      throw IllegalReportException.data("data must be a JSON object");
    }
    return data;
  }

  private static @Nullable String correlation(JsonNode event) throws IllegalReportException {
    return event.path("correlationid").isTextual()
        ? JsonFieldsReader.text(event, "correlationid", "correlationid", 100)
        : null;
  }

  private static String attribute(JsonNode event, String name) throws IllegalReportException {
    var node = event.path(name);
    if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > 200) {
      throw new IllegalReportException(
          QuarantineReason.NOT_A_CLOUD_EVENT, name + " must be a text of 1 to 200 characters");
    }
    return JsonFieldsReader.clean(node.asText(), name);
  }

  private static ReportKind kind(JsonNode data) throws IllegalReportException {
    var given = data.path("kind").asText();
    for (var kind : ReportKind.values()) {
      // Data of no known kind belongs to a type of the reporter's own.
      if (kind != ReportKind.OTHER && kind.name().equals(given)) {
        return kind;
      }
    }
    throw IllegalReportException.data("data.kind must be one of " + kinds());
  }

  private static List<ReportKind> kinds() {
    return Arrays.stream(ReportKind.values()).filter(kind -> kind != ReportKind.OTHER).toList();
  }
}
