package org.aimsledger.servicekit.seal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.platform.SealedLane;
import org.aimsledger.eventstore.core.LaneChain;
import org.aimsledger.eventstore.store.StateFormat;

/// The last seal of a log: all that the next one follows from.
///
/// @param at when it was made; long ago when there is none
record LaneSeals(List<SealedLane> lanes, Instant at) {
  static final LaneSeals NONE = new LaneSeals(List.of(), Instant.EPOCH);

  /// The stream of a log is long after some hours.
  static final StateFormat<LaneSeals> FORMAT =
      StateFormat.declare(1, LaneSeals.class, Map.of("lane-seals", LaneSeals.class));

  LaneSeals {
    lanes = List.copyOf(lanes);
  }

  LaneChain of(int lane) {
    return lanes.stream()
        .filter(named -> named.lane() == lane)
        .findFirst()
        .map(named -> new LaneChain(named.last(), named.chain()))
        .orElse(LaneChain.START);
  }
}
