package org.aimsledger.eventstore.store;

import java.util.List;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;

/// One item of a batch: events of one stream, to be stored if the stream still has the expected
/// version.
///
/// @param expectedVersion number of events the stream must have
/// @param events may be empty when only the receipt is to be kept
/// @param receipt kept with the events; a second append with the same principal and key is not
///   stored
/// @param claims unique names taken and released
public record Append(
    StreamId stream,
    long expectedVersion,
    List<NewEvent> events,
    @Nullable Receipt receipt,
    List<ClaimChange> claims) {
  public Append {
    events = List.copyOf(events);
    claims = List.copyOf(claims);
  }

  /// Version of the stream after the append.
  long versionAfter() {
    return expectedVersion + events.size();
  }

  /// Size of the documents in bytes.
  long bytes() {
    return events.stream().mapToLong(event -> event.document().length).sum();
  }
}
