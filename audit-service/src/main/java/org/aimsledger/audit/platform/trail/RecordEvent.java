package org.aimsledger.audit.platform.trail;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event of a record, as the trail holds it.
///
/// @param index its place in the trail
/// @param version its number in the stream of the record; null when it was pruned or can't be read
/// @param fields what it says, each value as JSON text; empty when it was pruned
/// @param pruned whether its content is gone
public record RecordEvent(
    long index,
    @Nullable UUID eventId,
    @Nullable String type,
    @Nullable Long version,
    @Nullable String actor,
    @Nullable Instant recordedAt,
    Map<String, String> fields,
    boolean pruned) {
  public RecordEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
