package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.jspecify.annotations.Nullable;

/// Parts of the data of a report: which system, figures, named facts.
final class ReportDataReader {
  private static final List<String> NAMES = List.of("system", "externalId", "systemName");
  static final int MOST = 50;
  static final int LONGEST_DETAIL = 2_000;

  private ReportDataReader() {}

  /// The system that the data names; exactly one way of naming it is allowed.
  static NamedSystem system(JsonNode data) throws IllegalReportException {
    var named = NAMES.stream().filter(data::hasNonNull).toList();
    if (named.size() != 1) {
      throw IllegalReportException.data(
          "exactly one of data.system, data.externalId and data.systemName must be given");
    }
    return switch (named.getFirst()) {
      case "system" -> byId(data.path("system"), "data.system");
      case "externalId" -> externalId(data.path("externalId"));
      default ->
          new NamedSystem.ByName(JsonFieldsReader.text(data, "systemName", "data.systemName", 300));
    };
  }

  /// The system that an event of an unknown type names, as far as its data looks like ours, or in
  /// its attributes.
  ///
  /// @return null when it names none
  static @Nullable NamedSystem systemOfUnknown(JsonNode event) throws IllegalReportException {
    if (event.hasNonNull("aimssystem")) {
      return byId(event.path("aimssystem"), "aimssystem");
    }
    if (event.hasNonNull("aimsexternalid")) {
      return new NamedSystem.ByExternalId(
          new ExternalId(
              JsonFieldsReader.text(event, "aimsscope", "aimsscope", 100),
              JsonFieldsReader.text(event, "aimsexternalid", "aimsexternalid", 200)));
    }
    if (event.hasNonNull("aimssystemname")) {
      return new NamedSystem.ByName(
          JsonFieldsReader.text(event, "aimssystemname", "aimssystemname", 300));
    }
    var data = event.path("data");
    if (data.isObject() && NAMES.stream().anyMatch(data::hasNonNull)) {
      return system(data);
    }
    return event.hasNonNull("subject") && isUuid(event.path("subject").asText())
        ? byId(event.path("subject"), "subject")
        : null;
  }

  private static NamedSystem byId(JsonNode node, String path) throws IllegalReportException {
    if (!isUuid(node.asText())) {
      throw IllegalReportException.data(path + " must be a UUID");
    }
    return new NamedSystem.ById(UUID.fromString(node.asText()));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static NamedSystem externalId(JsonNode node) throws IllegalReportException {
    if (!node.isObject()) {
      throw IllegalReportException.data("data.externalId must be an object with scope and id");
    }
    JsonFieldsReader.onlyKnown(node, "data.externalId.", Set.of("scope", "id"));
    return new NamedSystem.ByExternalId(
        new ExternalId(
            JsonFieldsReader.text(node, "scope", "data.externalId.scope", 100),
            JsonFieldsReader.text(node, "id", "data.externalId.id", 200)));
  }

  static List<Measurement> measurements(JsonNode data) throws IllegalReportException {
    if (!data.hasNonNull("measurements")) {
      return List.of();
    }
    var nodes = data.path("measurements");
    if (!nodes.isArray() || nodes.size() > MOST) {
      throw IllegalReportException.data("data.measurements must be a list of at most " + MOST);
    }
    var measurements = new ArrayList<Measurement>();
    for (var i = 0; i < nodes.size(); i++) {
      measurements.add(measurement(nodes.get(i), "data.measurements[" + i + "]."));
    }
    return List.copyOf(measurements);
  }

  private static Measurement measurement(JsonNode node, String path) throws IllegalReportException {
    JsonFieldsReader.onlyKnown(node, path, Set.of("metric", "value", "unit"));
    if (!node.path("value").isNumber()) {
      throw IllegalReportException.data(path + "value must be a number");
    }
    var value = node.path("value").decimalValue();
    if (Math.abs(value.scale()) > 60) {
      throw IllegalReportException.data(path + "value has too many digits");
    }
    return new Measurement(
        JsonFieldsReader.text(node, "metric", path + "metric", 100),
        value,
        JsonFieldsReader.optionalText(node, "unit", path + "unit", 30));
  }

  /// Named facts: an object of texts, numbers and truth values.
  static List<ReportDetail> details(JsonNode data) throws IllegalReportException {
    if (!data.hasNonNull("details")) {
      return List.of();
    }
    var node = data.path("details");
    if (!node.isObject() || node.size() > MOST) {
      throw IllegalReportException.data("data.details must be an object of at most " + MOST);
    }
    var details = new ArrayList<ReportDetail>();
    for (var field : node.properties()) {
      var path = "data.details." + field.getKey();
      var value = field.getValue();
      if (field.getKey().isBlank() || field.getKey().length() > 100) {
        throw IllegalReportException.data("a name in data.details has 1 to 100 characters");
      }
      if (!value.isValueNode() || value.isNull() || value.asText().length() > LONGEST_DETAIL) {
        throw IllegalReportException.data(
            path + " must be a text of at most " + LONGEST_DETAIL + ", a number or a truth value");
      }
      details.add(
          new ReportDetail(
              JsonFieldsReader.clean(field.getKey(), "data.details"),
              JsonFieldsReader.clean(value.asText(), path)));
    }
    return List.copyOf(details);
  }
}
