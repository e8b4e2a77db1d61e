package org.aimsledger.eventstore.store;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;

/// The stored form of an event: CloudEvents 1.0 JSON, structured mode. Written once, at append;
/// never rebuilt.
public final class EventDocument {
  /// Most bytes of one document.
  public static final int LIMIT = 60 * 1024;

  private static final String SCHEMAS = "https://aimsledger.org/schemas/";

  private EventDocument() {}

  /// Attributes of the envelope that are not part of the event's data.
  ///
  /// @param source CloudEvents source of the service, e.g. `/inventory`
  /// @param idempotency which request the event answers, see [ReceiptMark]; on the last event of a
  ///   request that had an idempotency key
  public record Envelope(
      UUID id,
      String source,
      String type,
      StreamId stream,
      long streamVersion,
      OffsetDateTime time,
      String actor,
      String correlation,
      @Nullable String causation,
      @Nullable String traceparent,
      @Nullable String idempotency) {
    /// Without a request that could be repeated.
    public Envelope(
        UUID id,
        String source,
        String type,
        StreamId stream,
        long streamVersion,
        OffsetDateTime time,
        String actor,
        String correlation,
        @Nullable String causation,
        @Nullable String traceparent) {
      this(
          id,
          source,
          type,
          stream,
          streamVersion,
          time,
          actor,
          correlation,
          causation,
          traceparent,
          null);
    }
  }

  /// Writes the document.
  ///
  /// @param data the event record
  /// @throws EventTooLargeException above [#LIMIT]
  public static byte[] write(Envelope envelope, Object data) {
    var out = new ByteArrayOutputStream(1024);
    try (var json = EventJson.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", envelope.id().toString());
      json.writeStringField("source", envelope.source());
      json.writeStringField("type", envelope.type());
      json.writeStringField("subject", envelope.stream().toString());
      // Not OffsetDateTime's text: it leaves out seconds that are zero, which RFC 3339 forbids.
      json.writeStringField("time", envelope.time().toInstant().toString());
      json.writeStringField("datacontenttype", "application/json");
      json.writeStringField("dataschema", SCHEMAS + envelope.type() + ".json");
      json.writeNumberField("streamversion", envelope.streamVersion());
      json.writeStringField("actor", envelope.actor());
      json.writeStringField("correlationid", envelope.correlation());
      if (envelope.causation() != null) {
        json.writeStringField("causationid", envelope.causation());
      }
      if (envelope.traceparent() != null) {
        json.writeStringField("traceparent", envelope.traceparent());
      }
      if (envelope.idempotency() != null) {
        json.writeStringField("idempotency", envelope.idempotency());
      }
      json.writeFieldName("data");
      EventJson.MAPPER.writeValue(json, data);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + envelope.type(), e);
    }
    if (out.size() > LIMIT) {
      throw new EventTooLargeException(envelope.type(), out.size());
    }
    return out.toByteArray();
  }

  /// Reads a document of the log.
  ///
  /// @throws UnknownEventException when the family doesn't know the name
  public static <E> Recorded<E> read(EventTypes<E> types, int lane, long laneSeq, byte[] document) {
    return DirectReading.of(types, lane, laneSeq, document)
        .orElseGet(() -> read(types, lane, laneSeq, parse(document)));
  }

  /// Reads a document of a lane, for who follows the whole lane; empty when it is what the event
  /// store itself has recorded there.
  ///
  /// @throws UnknownEventException when the family doesn't know the name
  public static <E> Optional<Recorded<E>> follow(
      EventTypes<E> types, int lane, long laneSeq, byte[] document) {
    var direct = DirectReading.of(types, lane, laneSeq, document);
    if (direct.isPresent()) {
      return direct;
    }
    var tree = parse(document);
    return OwnEvents.has(tree.path("type").asText())
        ? Optional.empty()
        : Optional.of(read(types, lane, laneSeq, tree));
  }

  private static <E> Recorded<E> read(EventTypes<E> types, int lane, long laneSeq, JsonNode tree) {
    var meta = meta(tree, lane, laneSeq);
    try {
      return new Recorded<>(types.read(meta.type(), tree.path("data")), meta);
    } catch (UnknownEventException e) {
      throw new UnknownEventException(meta.stream().toString(), meta.streamVersion(), e);
    }
  }

  /// The wire name alone: reads the document up to it. Empty when it has none.
  public static String typeOf(byte[] document) {
    try (var json = EventJson.MAPPER.createParser(document)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        if (name.equals("type")) {
          return json.getText();
        }
        json.skipChildren();
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("a stored document is no JSON", e);
    }
  }

  /// When the event was recorded, without reading the data.
  public static Instant timeOf(byte[] document) {
    return OffsetDateTime.parse(parse(document).path("time").asText()).toInstant();
  }

  /// Which request the event answers, without reading the data; empty when that was none that could
  /// be repeated.
  public static Optional<ReceiptMark> answeredBy(byte[] document) {
    return Optional.ofNullable(text(parse(document), "idempotency")).flatMap(ReceiptMark::parse);
  }

  /// The attributes of a stored document.
  ///
  /// @throws IllegalArgumentException when it lacks one that every document has
  static Envelope envelope(byte[] document) {
    var tree = parse(document);
    try {
      return new Envelope(
          UUID.fromString(tree.path("id").asText()),
          tree.path("source").asText(),
          tree.path("type").asText(),
          StreamId.parse(tree.path("subject").asText()),
          tree.path("streamversion").asLong(),
          OffsetDateTime.parse(tree.path("time").asText()),
          tree.path("actor").asText(),
          tree.path("correlationid").asText(),
          text(tree, "causationid"),
          text(tree, "traceparent"),
          text(tree, "idempotency"));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a document has no time", e);
    }
  }

  private static @Nullable String text(JsonNode tree, String attribute) {
    return tree.hasNonNull(attribute) ? tree.path(attribute).asText() : null;
  }

  private static EventMeta meta(JsonNode tree, int lane, long laneSeq) {
    return new EventMeta(
        UUID.fromString(tree.path("id").asText()),
        tree.path("source").asText(),
        tree.path("type").asText(),
        StreamId.parse(tree.path("subject").asText()),
        tree.path("streamversion").asLong(),
        lane,
        laneSeq,
        StoredTimes.parse(tree.path("time").asText()),
        tree.path("actor").asText(),
        tree.path("correlationid").asText(),
        tree.hasNonNull("causationid") ? tree.path("causationid").asText() : null);
  }

  private static JsonNode parse(byte[] document) {
    try {
      return EventJson.MAPPER.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored document is no JSON", e);
    }
  }
}
