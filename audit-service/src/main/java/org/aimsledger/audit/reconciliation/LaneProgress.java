package org.aimsledger.audit.reconciliation;

import org.jspecify.annotations.Nullable;

/// How far the comparison of one lane has come.
///
/// @param position number up to which this pass has compared
/// @param turn number of this hold on the lane
/// @param waiting first number that the store has and the trail does not have yet
/// @param overdue whether it has waited longer than the grace time
record LaneProgress(
    String source, int lane, long position, long turn, @Nullable Long waiting, boolean overdue) {
  /// Name of the service.
  String service() {
    return source.substring(1);
  }

  boolean isOverdue(long number) {
    return overdue && waiting != null && waiting == number;
  }
}
