package org.aimsledger.eventstore.inbox;

import java.util.Arrays;

/// An event of another service, as bytes, with its place.
///
/// @param source name of the producing service, e.g. `inventory`
/// @param lane its lane = partition
/// @param laneSeq its dense number in the lane, from 1
/// @param document the stored bytes
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ReceivedEvent(String source, int lane, long laneSeq, byte[] document) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ReceivedEvent(var s, var l, var n, var d)
        && source.equals(s)
        && lane == l
        && laneSeq == n
        && Arrays.equals(document, d);
  }

  @Override
  public int hashCode() {
    return 31 * source.hashCode() + Long.hashCode(laneSeq) + lane;
  }

  @Override
  public String toString() {
    return source + "/" + lane + "/" + laneSeq;
  }
}
