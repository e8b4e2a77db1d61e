package org.aimsledger.audit.platform.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /// The facts in which what is stored beside an event differs from what its bytes say, each with
  /// what is stored. The source is not among them: it is a part of the leaf.
  ///
  /// @param stored columns and references of the entry
  List<String> differences(EventFacts stored) {
    var found = new ArrayList<String>();
    differs("event_id", eventId, stored.eventId, found);
    differs("type", type, stored.type, found);
    differs("subject", subject, stored.subject, found);
    differs("actor", actor, stored.actor, found);
    differs("correlation", correlation, stored.correlation, found);
    differs("causation", causation, stored.causation, found);
    if (!sameTime(recordedAt, stored.recordedAt)) {
      found.add("recorded_at=" + stored.recordedAt);
    }
    if (!references.equals(stored.references)) {
      found.add("references=" + stored.references.stream().map(UUID::toString).sorted().toList());
    }
    return found;
  }

  private static void differs(
      String name, @Nullable Object said, @Nullable Object stored, List<String> found) {
    if (!Objects.equals(said, stored)) {
      found.add(name + "=" + stored);
    }
  }

  /// The database keeps microseconds.
  static boolean sameTime(@Nullable Instant said, @Nullable Instant stored) {
    return (said == null || stored == null)
        ? Objects.equals(said, stored)
        : Duration.between(said, stored).abs().compareTo(Duration.ofNanos(1_000)) < 0;
  }
}
