package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;

/// CloudEvents batch mode: a JSON array of structured documents, cut into the bytes of each. What
/// is wrong with one of them is found when it is read, so it harms no other.
final class EventBatchReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private EventBatchReader() {}

  /// @param most events that are taken at once
  static EventBatch split(byte[] body, int most) {
    try (var parser = FACTORY.createParser(body)) {
      return split(parser, body, most);
    } catch (JsonProcessingException e) {
      return unreadable(e.getOriginalMessage());
    } catch (IOException e) {
      return unreadable("not readable as UTF-8 text");
    }
  }

  private static EventBatch split(JsonParser parser, byte[] body, int most) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return unreadable("a JSON array is expected");
    }
    if (parser.currentLocation().getByteOffset() < 0) {
      return unreadable("not readable as UTF-8 text");
    }
    var events = new ArrayList<byte[]>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        return unreadable("the array has no end");
      }
      if (events.size() == most) {
        return new EventBatch.TooMany(most);
      }
      events.add(element(parser, body));
    }
    return parser.nextToken() == null
        ? new EventBatch.Events(events)
        : unreadable("something follows the array");
  }

  private static byte[] element(JsonParser parser, byte[] body) throws IOException {
    if (!parser.currentToken().isStructStart()) {
      // No event, but its place in the answer is kept.
      return parser.getText().getBytes(StandardCharsets.UTF_8);
    }
    var from = (int) parser.currentTokenLocation().getByteOffset();
    var _ = parser.skipChildren();
    return Arrays.copyOfRange(body, from, (int) parser.currentLocation().getByteOffset());
  }

  private static EventBatch unreadable(String detail) {
    return new EventBatch.Unreadable(
        new IntakeResult.Refused(QuarantineReason.NOT_JSON, "no batch of events: " + detail));
  }
}
