package org.aimsledger.incident.webhookdelivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.aimsledger.incident.webhookdelivery.MailText.Notice;

/// What is queued → what a mail says of it.
final class PayloadReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PayloadReader() {}

  static Notice read(String payload) {
    try {
      var tree = MAPPER.readTree(payload);
      var facts = tree.path("data").path("facts");
      return new Notice(
          tree.path("type").asText(),
          tree.path("timestamp").asText(),
          facts.path("incident").asText(),
          facts.path("level").asInt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was queued is no JSON", e);
    }
  }
}
