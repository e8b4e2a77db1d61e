package org.aimsledger.incident.filingdocument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.aimsledger.incident.filingdocument.FilingDocument.Language;
import org.jspecify.annotations.Nullable;

/// A report, and exports for others, as JSON.
final class JsonWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonWriter() {}

  static byte[] write(FilingDocument document, Language language) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("template", document.template());
    json.put("language", language.tag());
    json.put("title", document.title());
    json.put("source", document.source());
    json.put("notice", language.of(Words.NO_ADVICE));
    json.put("incident", document.incident().toString());
    json.put("record", document.record());
    var entries = json.putArray("entries");
    for (var entry : document.entries()) {
      var one = entries.addObject();
      one.put("field", entry.field());
      one.put("title", entry.title());
      one.put("required", entry.required());
      one.put("stated", entry.stated());
      texts(one, "lines", entry.lines());
    }
    texts(json, "missing", document.missing());
    return bytes(json);
  }

  /// The 29 criteria of the OECD's common reporting framework (AI Papers 34, 2025) by their
  /// numbers, as far as the record holds them; the mandatory ones that it doesn't are listed.
  static byte[] oecd(IncidentRecord record) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("framework", "OECD common reporting framework for AI incidents, 2025");
    var criteria = json.putObject("criteria");
    var raised = record.raised();
    var resolved = record.resolved();
    put(criteria, "1-title", raised == null ? null : raised.title());
    put(criteria, "2-description", raised == null ? null : raised.description());
    put(criteria, "5-date-of-first-known-occurrence", record.occurredAt());
    if (!record.systemsInOrder().isEmpty()) {
      texts(criteria, "8-system-or-product", record.systemsInOrder());
    }
    put(criteria, "10-severity", oecdSeverity(record));
    put(criteria, "27-actions-taken", resolved == null ? null : resolved.summary());
    put(criteria, "29-additional-information", record.hypothesis());
    var missing = json.putArray("missingMandatory");
    for (var name :
        List.of(
            "1-title",
            "2-description",
            "3-relation-of-system-to-incident",
            "4-submitter",
            "7-supporting-materials",
            "10-severity",
            "11-harm-type")) {
      if (!criteria.has(name)) {
        missing.add(name);
      }
    }
    return bytes(json);
  }

  private static @Nullable String oecdSeverity(IncidentRecord record) {
    var severity = record.oecdSeverity();
    if (severity == null) {
      return null;
    }
    return switch (severity) {
      case UNDECIDED -> null;
      case HAZARD -> "AI hazard";
      case SERIOUS_HAZARD -> "Serious AI hazard";
      case INCIDENT -> "AI incident";
      case SERIOUS_INCIDENT -> "Serious AI incident";
      case DISASTER -> "AI disaster";
    };
  }

  /// The fields of the submission form of the AI Incident Database. What only a person can say, who
  /// harmed whom for instance, is left empty and listed.
  static byte[] aiid(IncidentRecord record) {
    var json = JsonNodeFactory.instance.objectNode();
    var raised = record.raised();
    put(json, "title", raised == null ? null : raised.title());
    put(json, "text", raised == null ? null : raised.description());
    put(json, "incident_date", day(record.occurredAt()));
    put(json, "date_submitted", raised == null ? null : day(raised.at()));
    texts(json, "implicated_systems", record.systemsInOrder());
    texts(json, "developers", List.of());
    texts(json, "deployers", List.of());
    texts(json, "harmed_parties", List.of());
    texts(json, "authors", List.of());
    texts(json, "submitters", List.of());
    texts(
        json,
        "missing",
        List.of(
            "url",
            "authors",
            "submitters",
            "developers",
            "deployers",
            "harmed_parties",
            "language"));
    return bytes(json);
  }

  private static @Nullable LocalDate day(@Nullable Instant time) {
    return time == null ? null : time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    var array = json.putArray(name);
    texts.forEach(array::add);
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(json)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }
}
