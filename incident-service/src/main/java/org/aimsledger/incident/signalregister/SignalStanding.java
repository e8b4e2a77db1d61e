package org.aimsledger.incident.signalregister;

/// Where a signal stands in the list.
enum SignalStanding {
  /// Nobody has decided what it is.
  OPEN,
  /// Another signal carries on for it.
  MERGED,
  DECIDED
}
