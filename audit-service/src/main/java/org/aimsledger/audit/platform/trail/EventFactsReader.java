package org.aimsledger.audit.platform.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.jspecify.annotations.Nullable;

/// Reads the searchable facts out of a CloudEvents document. Never fails: what can't be read, or
/// can't be stored as text or as an index key, is absent.
final class EventFactsReader {
  /// Longer than any id or name of ours; an index key of PostgreSQL has to stay under 2,700 bytes.
  private static final int LONGEST_TEXT = 500;

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final String READ = WireNames.of(TrailAccessEvent.Read.class);

  private static final int ID_LENGTH = 36;

  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private EventFactsReader() {}

  static EventFacts read(byte[] document) {
    var texts = new HashMap<String, String>();
    var references = new LinkedHashSet<UUID>();
    try (var json = JSON.createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return EventFacts.OPAQUE;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        readAttribute(json, texts, references);
      }
      if (json.nextToken() != null) {
        return EventFacts.OPAQUE;
      }
    } catch (IOException e) {
      return EventFacts.OPAQUE;
    }
    return facts(texts, references);
  }

  private static void readAttribute(
      JsonParser json, Map<String, String> texts, Set<UUID> references) throws IOException {
    var name = json.currentName();
    var value = json.nextToken();
    if (name.equals("data")) {
      collect(json, references);
    } else if (value == JsonToken.VALUE_STRING) {
      texts.put(name, json.getText());
    } else {
      json.skipChildren();
    }
  }

  /// Stands on the first token of the data and leaves on its last.
  private static void collect(JsonParser json, Set<UUID> references) throws IOException {
    var depth = 0;
    var token = json.currentToken();
    while (token != null) {
      if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
        addIds(json.getText(), references);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
      token = json.nextToken();
    }
  }

  private static EventFacts facts(Map<String, String> texts, Set<UUID> references) {
    if (isRead(texts)) {
      references.clear();
    }
    addIds(texts.getOrDefault("subject", ""), references);
    return new EventFacts(
        id(texts.get("id")),
        storable(texts.get("source")),
        storable(texts.get("type")),
        storable(texts.get("subject")),
        storable(texts.get("actor")),
        storable(texts.get("correlationid")),
        storable(texts.get("causationid")),
        time(texts.get("time")),
        references);
  }

  /// What somebody asked for is not what the event is about: else whoever looks at a thing would
  /// add to the evidence about it.
  private static boolean isRead(Map<String, String> texts) {
    return READ.equals(texts.get("type")) && "/audit".equals(texts.get("source"));
  }

  private static void addIds(String text, Set<UUID> references) {
    // Most texts of an event are shorter than an id, and looking costs more than parsing them did.
    if (text.length() >= ID_LENGTH) {
      var matcher = ID.matcher(text);
      while (matcher.find()) {
        references.add(UUID.fromString(matcher.group()));
      }
    }
  }

  private static @Nullable UUID id(@Nullable String text) {
    return text != null && ID.matcher(text).matches() ? UUID.fromString(text) : null;
  }

  /// PostgreSQL text can't hold the character NUL.
  private static @Nullable String storable(@Nullable String text) {
    return text == null || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0 ? null : text;
  }

  private static @Nullable Instant time(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var time = OffsetDateTime.parse(text).toInstant();
      return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
