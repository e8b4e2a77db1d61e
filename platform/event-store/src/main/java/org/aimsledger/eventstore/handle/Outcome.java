package org.aimsledger.eventstore.handle;

import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.StreamId;

/// What became of a command.
public sealed interface Outcome<S, R> {
  /// Recorded, or fulfilled already.
  ///
  /// @param state as it was at that version
  /// @param replayed whether this is the first answer to the same idempotency key once more
  record Done<S, R>(StreamId stream, S state, long version, boolean replayed)
      implements Outcome<S, R> {}

  /// The expected version is not the actual one, or retries were used up.
  record Conflict<S, R>(long expected, long actual) implements Outcome<S, R> {}

  /// A business "no".
  record Refused<S, R>(R reason) implements Outcome<S, R> {}

  /// Another stream holds the name.
  record Taken<S, R>(Claim claim, StreamId holder) implements Outcome<S, R> {}

  /// The idempotency key was used for something else.
  record KeyReused<S, R>() implements Outcome<S, R> {}
}
