package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Writes what an adapter read as the CloudEvents document that goes through the same door as all
/// others. The same input gives the same bytes.
final class EventDocumentReader {
  private final ObjectNode event = JsonFieldsReader.MAPPER.createObjectNode();
  private final ObjectNode data = JsonFieldsReader.MAPPER.createObjectNode();

  private EventDocumentReader(String source, String id) {
    event.put("specversion", "1.0").put("id", id).put("source", source);
  }

  /// An event of somebody else's system.
  static EventDocumentReader from(String source, String id) {
    return new EventDocumentReader(source, id);
  }

  /// When it happened; left out where the text is no time.
  void happened(@Nullable String time) {
    if (time == null) {
      return;
    }
    try {
      event.put("time", OffsetDateTime.parse(time).toInstant().toString());
    } catch (DateTimeParseException _) {
      // A report without a time is better than none.
    }
  }

  /// A named fact, where there is one.
  void detail(String name, @Nullable JsonNode value) {
    if (value != null && value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      detail(name, value.asText());
    }
  }

  /// A named fact, cut to what a detail may have.
  void detail(String name, String value) {
    var cut = value.length() > 2_000 ? value.substring(0, 2_000) : value;
    data.withObject("/details").put(name, cut);
  }

  /// A figure.
  void measured(String metric, BigDecimal value, @Nullable String unit) {
    var measurement = data.withArray("/measurements").addObject();
    measurement.put("metric", metric).put("value", value);
    if (unit != null) {
      measurement.put("unit", unit);
    }
  }

  /// The document of one of our types.
  byte[] ours(String name, String scope, String externalId, String summary) {
    event.put("type", "org.aimsledger.ai-system." + name + ".v1");
    data.putObject("externalId").put("scope", scope).put("id", externalId);
    data.put("summary", summary.length() > 2_000 ? summary.substring(0, 2_000) : summary);
    event.set("data", data);
    return bytes();
  }

  /// The document of a type of theirs, with their data.
  byte[] theirs(String type, String scope, String externalId, JsonNode whole) {
    event.put("type", type);
    event.put("aimsscope", scope).put("aimsexternalid", externalId);
    event.put("datacontenttype", "application/json");
    event.set("data", whole);
    return bytes();
  }

  private byte[] bytes() {
    try {
      return JsonFieldsReader.MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
