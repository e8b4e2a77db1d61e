package org.aimsledger.servicekit.seal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.platform.SealedLane;

/// Seals the lanes of a log.
///
/// @param lanes all that have events, in their order
record SealLanes(UUID log, List<SealedLane> lanes, Instant at) {
  SealLanes {
    lanes = List.copyOf(lanes);
  }
}
