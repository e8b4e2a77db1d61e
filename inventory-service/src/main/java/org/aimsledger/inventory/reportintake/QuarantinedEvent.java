package org.aimsledger.inventory.reportintake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of an outsider that was not recorded.
///
/// @param place where it came from: topic, partition and offset, or `http` and the hash of the body
/// @param receivedFrom pseudonymous id of the sender, or the topic
/// @param raw the bytes as they came, cut at a limit
/// @param size how many bytes came
/// @param resolvedBy pseudonymous id of who replayed or discarded it
/// @param report the report that a replay led to
@SuppressWarnings("ArrayRecordComponent") // never compared
record QuarantinedEvent(
    UUID id,
    String place,
    Instant receivedAt,
    String receivedFrom,
    QuarantineReason reason,
    String detail,
    byte[] raw,
    int size,
    Status status,
    @Nullable Instant resolvedAt,
    @Nullable String resolvedBy,
    @Nullable String note,
    @Nullable UUID report) {
  /// What became of it.
  enum Status {
    OPEN,
    REPLAYED,
    DISCARDED
  }

  boolean isComplete() {
    return raw.length == size;
  }
}
