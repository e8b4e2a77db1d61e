package org.aimsledger.eventstore.handle;

import java.time.Instant;

/// Which state of a stream is meant.
public sealed interface Moment {
  /// The last one.
  record Now() implements Moment {}

  /// The one after so many events.
  record AtVersion(long version) implements Moment {}

  /// The one that was known at a time: after the events that had been recorded until then, that
  /// moment included. Where the clock went back between two events, both count from the later of
  /// the two times on.
  record AtTime(Instant time) implements Moment {}
}
