package org.aimsledger.eventstore.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;

/// Reads a document in one pass, straight into the event's record: who follows the log spends most
/// of the time here.
///
/// It reads documents as [EventDocument#write] makes them today: the data comes last and its type
/// is still written. Of everything else it says nothing, and [EventDocument] reads it by way of a
/// tree, upcasts it, or says what is wrong with it.
final class DirectReading<E> {
  private final EventTypes<E> types;
  private String id = "";
  private String source = "";
  private String type = "";
  private String subject = "";
  private String time = "";
  private String actor = "";
  private String correlation = "";
  private @Nullable String causation;
  private long version;
  private @Nullable E event;

  private DirectReading(EventTypes<E> types) {
    this.types = types;
  }

  /// The event; empty when the document has to be read the long way.
  static <E> Optional<Recorded<E>> of(
      EventTypes<E> types, int lane, long laneSeq, byte[] document) {
    var reading = new DirectReading<>(types);
    try (var json = EventJson.MAPPER.createParser(document)) {
      if (json.nextToken() == JsonToken.START_OBJECT && reading.isPlain(json)) {
        return Optional.ofNullable(reading.event)
            .map(event -> new Recorded<>(event, reading.meta(lane, laneSeq)));
      }
    } catch (IOException | IllegalArgumentException _) {
      // The long way finds the same and says it with the names of stream and version.
    }
    return Optional.empty();
  }

  private boolean isPlain(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("data")) {
        if (!types.isCurrent(type)) {
          return false;
        }
        event = types.read(type, json);
        return json.nextToken() == JsonToken.END_OBJECT;
      }
      take(name, json);
    }
    return false;
  }

  private void take(String name, JsonParser json) throws IOException {
    switch (name) {
      case "id" -> id = json.getText();
      case "source" -> source = json.getText();
      case "type" -> type = json.getText();
      case "subject" -> subject = json.getText();
      case "time" -> time = json.getText();
      case "streamversion" -> version = json.getLongValue();
      case "actor" -> actor = json.getText();
      case "correlationid" -> correlation = json.getText();
      case "causationid" -> causation = json.getValueAsString();
      default -> json.skipChildren();
    }
  }

  private EventMeta meta(int lane, long laneSeq) {
    return new EventMeta(
        UUID.fromString(id),
        source,
        type,
        StreamId.parse(subject),
        version,
        lane,
        laneSeq,
        StoredTimes.parse(time),
        actor,
        correlation,
        causation);
  }
}
