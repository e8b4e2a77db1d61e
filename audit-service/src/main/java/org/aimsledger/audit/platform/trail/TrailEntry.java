package org.aimsledger.audit.platform.trail;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// One entry of the trail without its bytes.
///
/// @param index its place in the log, from 0
/// @param source service that recorded the event
/// @param laneSeq its dense number in the lane of that service
/// @param subject stream it belongs to
/// @param causation id of the event that led to it
/// @param recordedAt when the service recorded it
/// @param receivedAt when it entered the trail
/// @param pruned whether its bytes are gone
public record TrailEntry(
    long index,
    String source,
    int lane,
    long laneSeq,
    @Nullable UUID eventId,
    @Nullable String type,
    @Nullable String subject,
    @Nullable String actor,
    @Nullable String correlation,
    @Nullable String causation,
    @Nullable Instant recordedAt,
    Instant receivedAt,
    Hash leafHash,
    boolean pruned) {}
