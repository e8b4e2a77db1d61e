package org.aimsledger.eventstore.store;

import com.fasterxml.jackson.core.JsonToken;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The columns of an event that repeat what its document says: the database finds events by them,
/// while digests, seals and the trail are over the documents.
///
/// @param id event id
/// @param recordedAt in microseconds, as the database keeps it
record DocumentColumns(
    @Nullable String stream,
    long streamVersion,
    @Nullable UUID id,
    @Nullable String type,
    @Nullable OffsetDateTime recordedAt) {
  /// What SELECT has to name for [#of(Row)].
  static final String NAMES = "stream, stream_version, event_id, type, recorded_at";

  private static final DocumentColumns NOTHING = new DocumentColumns(null, 0, null, null, null);

  /// As they are stored.
  static DocumentColumns of(Row row) {
    return new DocumentColumns(
        row.getString("stream"),
        row.getLong("stream_version"),
        row.getUUID("event_id"),
        row.getString("type"),
        row.getOffsetDateTime("recorded_at"));
  }

  /// As they would be for this document. Without a tree of it: of the data nothing is kept.
  static DocumentColumns of(byte[] document) {
    try (var json = EventJson.MAPPER.createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NOTHING;
      }
      var texts = new HashMap<String, String>();
      var version = 0L;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        var value = json.nextToken();
        if (name.equals("streamversion")) {
          version = json.getValueAsLong();
        } else if (value == JsonToken.VALUE_STRING) {
          texts.put(name, json.getText());
        }
        json.skipChildren();
      }
      return of(texts, version);
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      // Bytes that are no event agree with no columns.
      return NOTHING;
    }
  }

  private static DocumentColumns of(Map<String, String> texts, long version) {
    var id = texts.get("id");
    var time = texts.get("time");
    return new DocumentColumns(
        texts.get("subject"),
        version,
        id == null ? null : UUID.fromString(id),
        texts.get("type"),
        time == null ? null : OffsetDateTime.parse(time));
  }

  /// The columns of this one that are not those of the other, a line each.
  List<String> differences(DocumentColumns other) {
    var found = new ArrayList<String>();
    add(found, "stream", stream, other.stream);
    add(found, "stream_version", streamVersion, other.streamVersion);
    add(found, "event_id", id, other.id);
    add(found, "type", type, other.type);
    add(found, "recorded_at", micros(recordedAt), micros(other.recordedAt));
    return found;
  }

  private static void add(
      List<String> found, String name, @Nullable Object mine, @Nullable Object others) {
    if (mine == null || !mine.equals(others)) {
      found.add(name + "=" + mine);
    }
  }

  /// The database keeps no smaller parts of a second.
  private static @Nullable Instant micros(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
