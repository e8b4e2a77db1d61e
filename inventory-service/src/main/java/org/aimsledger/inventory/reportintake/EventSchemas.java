package org.aimsledger.inventory.reportintake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.inventory.ReportKind;

/// JSON Schemas (draft 07, which AsyncAPI tools read) of the events that are taken in. What such a
/// schema accepts is recorded or held, unless it says that something happened in the future or
/// contains control characters, which no schema can say.
final class EventSchemas {
  /// The schema of events whose type is none of ours.
  static final String OTHER = "other";

  private static final String UUID_FORM =
      "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

  private EventSchemas() {}

  /// Schemas by event type, and [#OTHER].
  static Map<String, Map<String, Object>> all() {
    var schemas = new LinkedHashMap<String, Map<String, Object>>();
    for (var known : ReportTypes.KNOWN) {
      schemas.put(known.type(), knownType(known));
    }
    schemas.put(ReportTypes.ANY_KIND, anyKind());
    schemas.put(OTHER, otherType());
    return schemas;
  }

  private static Map<String, Object> knownType(ReportTypes.Known known) {
    var data = data();
    var needed = new ArrayList<String>();
    if (known.kind() == ReportKind.MEASUREMENT) {
      needed.add("measurements");
    }
    if (!known.needed().isEmpty()) {
      needed.add("details");
      data = withProperty(data, "details", with(details(), "required", known.needed()));
    }
    return event(known.type(), known.words() + ".", with(data, "required", needed));
  }

  private static Map<String, Object> anyKind() {
    var kinds =
        Arrays.stream(ReportKind.values())
            .filter(kind -> kind != ReportKind.OTHER)
            .map(Enum::name)
            .toList();
    var data = withProperty(data(), "kind", Map.of("enum", kinds));
    return event(
        ReportTypes.ANY_KIND,
        "Anything that has a kind.",
        with(data, "required", List.of("kind", "summary")));
  }

  private static Map<String, Object> event(
      String type, String description, Map<String, Object> data) {
    var properties = attributes();
    properties.put("type", Map.of("const", type));
    properties.put("data", data);
    return document(
        type,
        description,
        object(properties, List.of("specversion", "id", "source", "type", "data"), true));
  }

  private static Map<String, Object> otherType() {
    var properties = attributes();
    properties.put("type", with(text(200), "not", Map.of("pattern", "^org\\.aimsledger\\.")));
    properties.put("aimssystem", uuid());
    properties.put("aimsscope", text(100));
    properties.put("aimsexternalid", text(200));
    properties.put("aimssystemname", text(300));
    var schema = object(properties, List.of("specversion", "id", "source", "type"), true);
    schema.put(
        "anyOf",
        List.of(
            Map.of("required", List.of("aimssystem")),
            Map.of("required", List.of("aimsscope", "aimsexternalid")),
            Map.of("required", List.of("aimssystemname"))));
    return document(
        OTHER,
        "Any other type: kept as it is. Its data may have "
            + ReportIntakeReader.LARGEST_UNKNOWN
            + " bytes.",
        schema);
  }

  private static Map<String, Object> document(
      String name, String description, Map<String, Object> schema) {
    var document = new LinkedHashMap<String, Object>();
    document.put("$schema", "http://json-schema.org/draft-07/schema#");
    document.put("$id", "https://aimsledger.org/schemas/ai-system-events/" + name + ".json");
    document.put("description", description);
    document.putAll(schema);
    return document;
  }

  private static Map<String, Object> attributes() {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("specversion", Map.of("const", "1.0"));
    attributes.put("id", text(200));
    attributes.put("source", text(200));
    attributes.put("type", text(200));
    attributes.put("time", time());
    attributes.put("datacontenttype", text(200));
    attributes.put("correlationid", text(100));
    return attributes;
  }

  private static Map<String, Object> data() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("system", uuid());
    properties.put(
        "externalId",
        object(ordered("scope", text(100), "id", text(200)), List.of("scope", "id"), false));
    properties.put("systemName", text(300));
    properties.put("summary", text(2_000));
    properties.put("occurredAt", time());
    properties.put("measurements", measurements());
    properties.put("details", details());
    var data = object(properties, List.of(), false);
    data.put(
        "oneOf",
        List.of(
            Map.of("required", List.of("system")),
            Map.of("required", List.of("externalId")),
            Map.of("required", List.of("systemName"))));
    return data;
  }

  private static Map<String, Object> measurements() {
    var measurement = new LinkedHashMap<String, Object>();
    measurement.put("metric", text(100));
    measurement.put("value", Map.of("type", "number"));
    measurement.put("unit", text(30));
    var list = new LinkedHashMap<String, Object>();
    list.put("type", "array");
    list.put("minItems", 1);
    list.put("maxItems", ReportDataReader.MOST);
    list.put("items", object(measurement, List.of("metric", "value"), false));
    return list;
  }

  private static Map<String, Object> details() {
    var details = new LinkedHashMap<String, Object>();
    details.put("type", "object");
    details.put("maxProperties", ReportDataReader.MOST);
    details.put("propertyNames", text(100));
    details.put(
        "additionalProperties",
        ordered(
            "type",
            List.of("string", "number", "boolean"),
            "maxLength",
            ReportDataReader.LONGEST_DETAIL));
    return details;
  }

  private static Map<String, Object> object(
      Map<String, Object> properties, List<String> required, boolean open) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", required);
    object.put("additionalProperties", open);
    return object;
  }

  private static Map<String, Object> text(int longest) {
    var text = new LinkedHashMap<String, Object>();
    text.put("type", "string");
    text.put("maxLength", longest);
    text.put("pattern", "\\S");
    return text;
  }

  private static Map<String, Object> uuid() {
    return ordered("type", "string", "pattern", UUID_FORM);
  }

  private static Map<String, Object> time() {
    return ordered("type", "string", "format", "date-time");
  }

  private static Map<String, Object> ordered(String first, Object a, String second, Object b) {
    var map = new LinkedHashMap<String, Object>();
    map.put(first, a);
    map.put(second, b);
    return map;
  }

  private static Map<String, Object> with(Map<String, Object> schema, String word, Object value) {
    var changed = new LinkedHashMap<>(schema);
    changed.put(word, value);
    return changed;
  }

  private static Map<String, Object> withProperty(
      Map<String, Object> schema, String name, Object property) {
    var properties = new LinkedHashMap<String, Object>();
    if (schema.get("properties") instanceof Map<?, ?> known) {
      known.forEach((key, value) -> properties.put((String) key, value));
    }
    properties.put(name, property);
    return with(schema, "properties", properties);
  }
}
