package org.aimsledger.audit.reconciliation;

import java.util.List;
import org.aimsledger.audit.platform.trail.AlarmKind;
import org.aimsledger.audit.platform.trail.Finding;
import org.aimsledger.audit.platform.trail.TrailStretch;
import org.aimsledger.eventstore.core.LaneDigest;

/// Both sides of a stretch: what the store of the service holds, and what the trail holds.
///
/// @param numbers how many numbers the stretch has
record Comparison(long numbers, LaneDigest store, TrailStretch trail) {
  /// Whether every number is there on both sides, with the same bytes.
  boolean agrees() {
    return store.count() == numbers
        && trail.count() == numbers
        && store.sha256().equals(trail.sha256());
  }

  /// What is wrong with the only number of the stretch, which does not agree.
  AlarmKind difference() {
    if (store.count() == 0) {
      return trail.count() == 0 ? AlarmKind.MISSING_IN_BOTH : AlarmKind.MISSING_IN_STORE;
    }
    return trail.count() == 0 ? AlarmKind.MISSING_IN_TRAIL : AlarmKind.STORE_DIFFERS;
  }

  List<Finding> faults() {
    return trail.faults();
  }
}
