package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.aimsledger.eventstore.core.LaneDigest;

/// The log of a foreign service, read from that service itself: where missing events are fetched.
public interface LaneSource {
  /// Events after a number, in order, without holes.
  ///
  /// @param after 0 reads from the beginning
  Uni<List<ReceivedEvent>> read(int lane, long after, int limit);

  /// What the numbers after `after` up to `upTo` hold, computed there from the stored bytes.
  Uni<LaneDigest> digest(int lane, long after, long upTo);

  /// The committed head of each lane.
  Uni<List<Long>> heads();
}
