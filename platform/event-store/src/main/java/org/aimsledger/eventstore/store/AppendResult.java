package org.aimsledger.eventstore.store;

import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.StreamId;

/// What became of one item of a batch.
public sealed interface AppendResult {
  /// Stored, durable.
  record Appended(long version) implements AppendResult {}

  /// The stream has another version.
  record VersionConflict(long actual) implements AppendResult {}

  /// The receipt exists: this was done before, at that place.
  record Repeated(StreamId stream, long version) implements AppendResult {}

  /// The receipt exists with another fingerprint.
  record KeyReused() implements AppendResult {}

  /// The receipt exists, and this service has not written it.
  record ForgedReceipt() implements AppendResult {}

  /// Another stream holds a name that was to be taken.
  record NameTaken(Claim claim, StreamId holder) implements AppendResult {}
}
