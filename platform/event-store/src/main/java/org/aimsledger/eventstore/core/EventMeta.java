package org.aimsledger.eventstore.core;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What surrounds an event: identity, place and origin.
///
/// @param id the event's own id (UUIDv7)
/// @param source CloudEvents source of the service, e.g. `/inventory`
/// @param type wire name
/// @param stream the stream it belongs to
/// @param streamVersion position in the stream, from 1
/// @param lane lane of the service
/// @param laneSeq dense number in the lane, from 1
/// @param time when it was recorded
/// @param actor pseudonymous id of who caused it
/// @param correlation id shared by all that one request led to
/// @param causation id of the event that led to this one, if one did
public record EventMeta(
    UUID id,
    String source,
    String type,
    StreamId stream,
    long streamVersion,
    int lane,
    long laneSeq,
    Instant time,
    String actor,
    String correlation,
    @Nullable String causation) {}
