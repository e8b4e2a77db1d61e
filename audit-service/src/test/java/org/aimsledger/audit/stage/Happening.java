package org.aimsledger.audit.stage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.jspecify.annotations.Nullable;

/// An event that another service has stored, not sent yet.
///
/// @param event a record of the contracts
public record Happening(
    String service,
    UUID id,
    StreamId stream,
    long version,
    Object event,
    String actor,
    String correlation,
    @Nullable UUID causation,
    Instant at) {
  public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  public static Happening of(String service, StreamId stream, long version, Object event) {
    return new Happening(
        service, UUID.randomUUID(), stream, version, event, "ann", "request-1", null, NOON);
  }

  public Happening by(String who) {
    return new Happening(service, id, stream, version, event, who, correlation, causation, at);
  }

  public Happening in(String request) {
    return new Happening(service, id, stream, version, event, actor, request, causation, at);
  }

  public Happening because(Happening cause) {
    return new Happening(
        service, id, stream, version, event, actor, cause.correlation, cause.id, at);
  }

  public Happening at(Instant time) {
    return new Happening(service, id, stream, version, event, actor, correlation, causation, time);
  }

  public String type() {
    return WireNames.of(event.getClass());
  }

  public byte[] document() {
    return EventDocument.write(
        new EventDocument.Envelope(
            id,
            "/" + service,
            type(),
            stream,
            version,
            OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
            actor,
            correlation,
            causation == null ? null : causation.toString(),
            null),
        event);
  }
}
