package org.aimsledger.incident.webhookdelivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored documents → events, and → what is sent of them.
final class FollowedEventTypes {
  /// Type of a message that nothing stands behind.
  static final String TEST = "org.aimsledger.incident.webhook-test";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  private FollowedEventTypes() {}

  /// Reads one document.
  static Followed read(int lane, long seq, byte[] document) {
    return new Followed(
        lane,
        seq,
        EventDocument.follow(TYPES, lane, seq, document).orElse(null),
        new String(document, UTF_8));
  }

  /// The message that always belongs to this subscription and event.
  static UUID message(UUID subscription, UUID event) {
    return EventIds.derived(subscription + "/" + event, "webhook");
  }

  /// What is sent: `type`, `timestamp` and `data` of Standard Webhooks. The data are those of the
  /// event, and which one it is.
  static String payload(String document) {
    try {
      var stored = EventJson.MAPPER.readTree(document);
      var data = JsonNodeFactory.instance.objectNode();
      data.set("event", stored.path("id"));
      data.set("subject", stored.path("subject"));
      data.set("version", stored.path("streamversion"));
      data.set("facts", stored.path("data"));
      return message(stored.path("type").asText(), stored.path("time").asText(), data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document is no JSON", e);
    }
  }

  /// A message that says that it is a test.
  static String testPayload(UUID subscription, Instant now) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("subscription", subscription.toString());
    return message(TEST, now.toString(), data);
  }

  private static String message(String type, String timestamp, ObjectNode data) {
    var message = JsonNodeFactory.instance.objectNode();
    message.put("type", type);
    message.put("timestamp", timestamp);
    message.set("data", data);
    return message.toString();
  }
}
