package org.aimsledger.inventory.reportintake;

import java.util.List;

/// What a body in batch mode is.
sealed interface EventBatch {
  /// Its events, each as it stood in the body.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Events(List<byte[]> events) implements EventBatch {
    public Events {
      events = List.copyOf(events);
    }
  }

  /// It has more events than are taken at once; nothing was read.
  record TooMany(int most) implements EventBatch {}

  /// It is no batch.
  record Unreadable(IntakeResult.Refused why) implements EventBatch {}
}
