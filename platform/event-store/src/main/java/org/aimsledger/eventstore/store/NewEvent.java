package org.aimsledger.eventstore.store;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

/// An event ready to be stored.
///
/// @param id its own id, UUIDv7
/// @param type wire name
/// @param time when it is recorded, UTC
/// @param document the complete CloudEvents JSON, fixed from here on
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record NewEvent(UUID id, String type, OffsetDateTime time, byte[] document) {
  @Override
  public boolean equals(Object other) {
    return other instanceof NewEvent(var i, var t, var w, var d)
        && id.equals(i)
        && type.equals(t)
        && time.equals(w)
        && Arrays.equals(document, d);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return type + " " + id;
  }
}
