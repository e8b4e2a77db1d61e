package org.aimsledger.audit.correctiveactionlist;

/// Where an action stands.
enum ListedStanding {
  OPEN,
  DONE,
  VERIFIED,
  CANCELLED
}
