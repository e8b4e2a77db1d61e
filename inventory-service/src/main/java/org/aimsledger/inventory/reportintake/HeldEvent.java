package org.aimsledger.inventory.reportintake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of an outsider about a system that nobody had registered when it came.
///
/// @param report the report that it will be
/// @param sequence the order in which such events came; 0 before it is stored
/// @param key how the system was named
/// @param finding id of the finding that belongs to this name
/// @param fingerprint of what was said
/// @param receivedFrom pseudonymous id of the sender, or the topic
/// @param raw the structured document
/// @param opens whether its finding is still to be opened
/// @param system the system that it turned out to be about
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldEvent(
    UUID report,
    long sequence,
    String key,
    UUID finding,
    String fingerprint,
    String source,
    String eventId,
    String type,
    Instant receivedAt,
    String receivedFrom,
    byte[] raw,
    boolean opens,
    Status status,
    @Nullable Instant resolvedAt,
    @Nullable UUID system) {
  /// What became of it.
  enum Status {
    HELD,
    RECORDED,
    QUARANTINED
  }
}
