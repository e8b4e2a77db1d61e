package org.aimsledger.audit.reconciliation;

import java.util.List;
import org.aimsledger.eventstore.core.LaneChain;

/// A seal of a service, as it came.
///
/// @param index its place in the trail
/// @param lanes every lane that it names; empty when it can't be read
record ServiceSeal(long index, List<Statement> lanes) {
  ServiceSeal {
    lanes = List.copyOf(lanes);
  }

  /// What it says of a lane.
  record Statement(int lane, LaneChain chain) {}

  boolean isReadable() {
    return !lanes.isEmpty();
  }
}
