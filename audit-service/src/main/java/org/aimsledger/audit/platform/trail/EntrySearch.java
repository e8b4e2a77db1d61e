package org.aimsledger.audit.platform.trail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which entries are looked for; what is absent does not restrict.
///
/// @param about a UUID that the event's subject or data mentions
/// @param recordedFrom inclusive
/// @param recordedBefore exclusive
public record EntrySearch(
    @Nullable UUID about,
    @Nullable String actor,
    @Nullable String type,
    @Nullable String source,
    @Nullable String correlation,
    @Nullable Instant recordedFrom,
    @Nullable Instant recordedBefore) {
  /// Everything.
  public static final EntrySearch ALL = new EntrySearch(null, null, null, null, null, null, null);

  /// Everything about one thing.
  public static EntrySearch about(UUID id) {
    return new EntrySearch(id, null, null, null, null, null, null);
  }
}
