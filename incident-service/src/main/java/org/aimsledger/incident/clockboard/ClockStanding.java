package org.aimsledger.incident.clockboard;

/// Where a clock stands.
enum ClockStanding {
  RUNNING,
  MET,
  /// Met by an incomplete report: the complete one must follow.
  COMPLETION_OWED,
  SET_ASIDE,
  SUPERSEDED
}
