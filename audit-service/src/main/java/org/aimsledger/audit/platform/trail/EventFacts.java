package org.aimsledger.audit.platform.trail;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of an event is searchable. Everything may be absent: an event that nobody can read is in
/// the trail all the same.
///
/// @param source CloudEvents source
/// @param subject CloudEvents subject, the stream id
/// @param causation id of the event that led to this one
/// @param recordedAt CloudEvents time
/// @param references every UUID in the subject and anywhere in the data: what the event is about
record EventFacts(
    @Nullable UUID eventId,
    @Nullable String source,
    @Nullable String type,
    @Nullable String subject,
    @Nullable String actor,
    @Nullable String correlation,
    @Nullable String causation,
    @Nullable Instant recordedAt,
    Set<UUID> references) {
  /// Nothing could be read.
  static final EventFacts OPAQUE =
      new EventFacts(null, null, null, null, null, null, null, null, Set.of());

  EventFacts {
    references = Set.copyOf(references);
  }
}
