package org.aimsledger.eventstore.store;

import java.util.Arrays;

/// An event as it lies in the log.
///
/// @param stream stream id, written form
/// @param document the stored bytes
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record StoredEvent(
    int lane, long seq, String stream, long streamVersion, String type, byte[] document) {
  @Override
  public boolean equals(Object other) {
    return other instanceof StoredEvent(var l, var s, var st, var v, var t, var d)
        && lane == l
        && seq == s
        && stream.equals(st)
        && streamVersion == v
        && type.equals(t)
        && Arrays.equals(document, d);
  }

  @Override
  public int hashCode() {
    return 31 * lane + Long.hashCode(seq);
  }

  @Override
  public String toString() {
    return lane + "/" + seq + " " + type;
  }
}
