package org.aimsledger.incident.clockboard;

/// Where a clock stands.
enum ClockStanding {
  RUNNING,
  MET,
  SET_ASIDE,
  SUPERSEDED
}
