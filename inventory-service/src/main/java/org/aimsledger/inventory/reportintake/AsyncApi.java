package org.aimsledger.inventory.reportintake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The AsyncAPI 3 document about the events that are taken in, over Kafka and over HTTP.
final class AsyncApi {
  private static final String TOPIC = "aims.ai-system-events.v1";
  private static final String PATH = "/api/inventory/v1/ai-system-events";
  private static final String FORMAT = "application/schema+json;version=draft-07";

  private AsyncApi() {}

  static Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("asyncapi", "3.0.0");
    document.put(
        "info",
        ordered(
            "title",
            "Aimsledger: events about AI systems",
            "version",
            "1.0.0",
            "description",
            "CloudEvents 1.0 in structured, binary and batch mode. source and id identify an"
                + " event: a repeat changes nothing. Events about systems that are not in the"
                + " inventory are held and recorded when they are. What can not be recorded is"
                + " quarantined with the reason.",
            "license",
            Map.of("name", "Apache-2.0")));
    document.put("defaultContentType", ReportIntakeReader.CONTENT_TYPE);
    document.put("servers", servers());
    document.put("channels", channels());
    document.put("operations", operations());
    document.put("components", components());
    return document;
  }

  private static Map<String, Object> servers() {
    return ordered(
        "kafka",
            ordered(
                "host", "{broker}",
                "protocol", "kafka",
                "variables", ordered("broker", Map.of("default", "localhost:9092"))),
        "http",
            ordered(
                "host",
                "{service}",
                "protocol",
                "http",
                "variables",
                ordered("service", Map.of("default", "localhost:8081")),
                "security",
                List.of(reference("#/components/securitySchemes/token"))));
  }

  private static Map<String, Object> channels() {
    return ordered(
        "topic", channel(TOPIC, "kafka", "One event or one batch in a message."),
        "http", channel(PATH, "http", "One event or one batch in a request."));
  }

  private static Map<String, Object> channel(String address, String server, String description) {
    var messages = new LinkedHashMap<String, Object>();
    EventSchemas.all()
        .keySet()
        .forEach(type -> messages.put(key(type), reference("#/components/messages/" + key(type))));
    return ordered(
        "address", address,
        "description", description,
        "servers", List.of(reference("#/servers/" + server)),
        "messages", messages);
  }

  private static Map<String, Object> operations() {
    return ordered(
        "receiveFromTopic",
            ordered(
                "action", "receive",
                "channel", reference("#/channels/topic"),
                "messages", messages("topic")),
        "receiveOverHttp",
            ordered(
                "action", "receive",
                "channel", reference("#/channels/http"),
                "bindings", ordered("http", ordered("method", "POST", "bindingVersion", "0.3.0")),
                "messages", messages("http")));
  }

  private static List<Object> messages(String channel) {
    var messages = new ArrayList<Object>();
    EventSchemas.all()
        .keySet()
        .forEach(
            type -> messages.add(reference("#/channels/" + channel + "/messages/" + key(type))));
    return messages;
  }

  private static Map<String, Object> components() {
    var messages = new LinkedHashMap<String, Object>();
    EventSchemas.all()
        .forEach(
            (type, schema) ->
                messages.put(
                    key(type),
                    ordered(
                        "name",
                        type,
                        "contentType",
                        ReportIntakeReader.CONTENT_TYPE,
                        "payload",
                        ordered("schemaFormat", FORMAT, "schema", schema),
                        "examples",
                        List.of(ordered("payload", example(type))))));
    return ordered(
        "messages",
        messages,
        "securitySchemes",
        ordered(
            "token",
            ordered(
                "type", "http",
                "scheme", "bearer",
                "bearerFormat", "JWT",
                "description", "A token of a client with the role integration.")));
  }

  /// An event of the type that is recorded as it stands here, if there is such a system.
  static Map<String, Object> example(String type) {
    var event = new LinkedHashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("id", "42");
    event.put("source", "urn:monitoring:eu-1");
    if (type.equals(EventSchemas.OTHER)) {
      event.put("type", "com.example.model-scanned.v1");
      event.put("aimssystemname", "Support assistant");
      event.put("data", Map.of("score", 7));
      return event;
    }
    event.put("type", type);
    event.put("time", "2026-11-22T04:00:00Z");
    var data = new LinkedHashMap<String, Object>();
    data.put("externalId", ordered("scope", "CMDB", "id", "support-assistant"));
    if (type.equals(ReportTypes.ANY_KIND)) {
      data.put("kind", "DRIFT");
    }
    data.put("summary", "Seen by the monitoring");
    data.put("measurements", List.of(ordered("metric", "psi", "value", 0.31, "unit", "1")));
    data.put("details", ordered("version", "7"));
    event.put("data", data);
    return event;
  }

  private static Map<String, Object> reference(String target) {
    return Map.of("$ref", target);
  }

  private static String key(String type) {
    return type.replace('.', '-');
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
