package org.aimsledger.incident.livestream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.incident.webhooksubscription.WebhookTypes;

/// Stored documents → what is sent. The same events as by webhooks: none about a person.
final class LiveEventTypes {
  private LiveEventTypes() {}

  static LiveEvent read(int lane, long seq, byte[] document) {
    try {
      var stored = EventJson.MAPPER.readTree(document);
      var type = stored.path("type").asText();
      return new LiveEvent(lane, seq, type, data(stored), WebhookTypes.leaves(type));
    } catch (IOException e) {
      throw new UncheckedIOException("a stored document is no JSON", e);
    }
  }

  private static String data(JsonNode stored) {
    var data = JsonNodeFactory.instance.objectNode();
    data.set("type", stored.path("type"));
    data.set("timestamp", stored.path("time"));
    data.set("event", stored.path("id"));
    data.set("subject", stored.path("subject"));
    data.set("version", stored.path("streamversion"));
    data.set("facts", stored.path("data"));
    return data.toString();
  }
}
