package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// OTLP/HTTP JSON → calls of generative AI, by the semantic conventions `gen_ai.*`. Only the
/// attributes named here are looked at; all others, and every span that is no such call, are passed
/// over.
final class TelemetryReader {
  private static final Set<String> SPAN_ATTRIBUTES =
      Set.of(
          "gen_ai.operation.name",
          "gen_ai.request.model",
          "gen_ai.response.model",
          "gen_ai.usage.input_tokens",
          "gen_ai.usage.output_tokens",
          "error.type");
  private static final Set<String> RESOURCE_ATTRIBUTES =
      Set.of("service.name", "service.namespace");
  private static final Pattern TRACE = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern SPAN = Pattern.compile("[0-9a-fA-F]{16}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
  private static final long NANOS = 1_000_000_000L;
  private static final long MOST_TOKENS = 1_000_000_000L;
  private static final Duration LONGEST = Duration.ofDays(1);

  private TelemetryReader() {}

  /// @param most spans that are taken at once, calls of generative AI or not
  static Telemetry read(byte[] body, int most) {
    try {
      var request = JsonFieldsReader.MAPPER.readTree(body);
      if (!request.path("resourceSpans").isArray()) {
        return new Telemetry.Unreadable("resourceSpans must be a list");
      }
      return spans(request.path("resourceSpans"), most);
    } catch (IOException _) {
      return new Telemetry.Unreadable("the body is no JSON");
    }
  }

  private static Telemetry spans(JsonNode resources, int most) {
    var spans = new ArrayList<GenAiSpan>();
    var seen = 0;
    var unusable = 0;
    for (var resource : resources) {
      var service = service(attributes(resource.path("resource"), RESOURCE_ATTRIBUTES));
      for (var scope : resource.path("scopeSpans")) {
        for (var node : scope.path("spans")) {
          if (++seen > most) {
            return new Telemetry.TooMany(most);
          }
          var attributes = attributes(node, SPAN_ATTRIBUTES);
          if (attributes.containsKey("gen_ai.operation.name")) {
            try {
              spans.add(span(node, service, attributes));
            } catch (IllegalReportException _) {
              unusable++;
            }
          }
        }
      }
    }
    return new Telemetry.Spans(spans, unusable);
  }

  private static Map<String, String> attributes(JsonNode parent, Set<String> wanted) {
    var attributes = new HashMap<String, String>();
    for (var attribute : parent.path("attributes")) {
      var key = attribute.path("key").asText();
      if (wanted.contains(key)) {
        var value = attribute.path("value");
        attributes.put(
            key,
            value.has("stringValue")
                ? value.path("stringValue").asText()
                : value.path("intValue").asText());
      }
    }
    return attributes;
  }

  private static String service(Map<String, String> attributes) {
    var name = attributes.getOrDefault("service.name", "");
    var namespace = attributes.getOrDefault("service.namespace", "");
    return namespace.isBlank() || name.isBlank() ? name : namespace + "/" + name;
  }

  private static GenAiSpan span(JsonNode node, String service, Map<String, String> attributes)
      throws IllegalReportException {
    var trace = node.path("traceId").asText();
    var span = node.path("spanId").asText();
    if (!TRACE.matcher(trace).matches() || !SPAN.matcher(span).matches()) {
      throw IllegalReportException.data("a span has a traceId and a spanId in hexadecimal");
    }
    if (service.isBlank() || service.length() > 200) {
      throw IllegalReportException.data("a resource has a service.name of 1 to 200 characters");
    }
    var start = time(node, "startTimeUnixNano");
    var took = Duration.between(start, time(node, "endTimeUnixNano"));
    if (took.isNegative() || took.compareTo(LONGEST) > 0) {
      throw IllegalReportException.data("a span ends at most a day after its start");
    }
    return new GenAiSpan(
        (trace + "/" + span).toLowerCase(Locale.ROOT),
        JsonFieldsReader.clean(service, "service.name"),
        model(attributes),
        start,
        took.toMillis(),
        tokens(attributes, "gen_ai.usage.input_tokens"),
        tokens(attributes, "gen_ai.usage.output_tokens"),
        attributes.containsKey("error.type")
            || Set.of("2", "STATUS_CODE_ERROR").contains(node.at("/status/code").asText()));
  }

  private static Instant time(JsonNode node, String name) throws IllegalReportException {
    var text = node.path(name).asText();
    if (!NUMBER.matcher(text).matches()) {
      throw IllegalReportException.data(name + " must be nanoseconds");
    }
    var parts = new BigInteger(text).divideAndRemainder(BigInteger.valueOf(NANOS));
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  private static String model(Map<String, String> attributes) throws IllegalReportException {
    var asked = attributes.getOrDefault("gen_ai.request.model", "unknown");
    var model = attributes.getOrDefault("gen_ai.response.model", asked);
    if (model.isBlank() || model.length() > 200) {
      throw IllegalReportException.data("the name of a model has 1 to 200 characters");
    }
    return JsonFieldsReader.clean(model, "gen_ai.response.model");
  }

  private static long tokens(Map<String, String> attributes, String name)
      throws IllegalReportException {
    var text = attributes.getOrDefault(name, "0");
    if (!NUMBER.matcher(text).matches()
        || new BigInteger(text).compareTo(BigInteger.valueOf(MOST_TOKENS)) > 0) {
      throw IllegalReportException.data(name + " must be 0 to " + MOST_TOKENS);
    }
    return Long.parseLong(text);
  }
}
