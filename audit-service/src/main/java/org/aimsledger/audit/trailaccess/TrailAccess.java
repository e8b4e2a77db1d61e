package org.aimsledger.audit.trailaccess;

/// One access.
enum TrailAccess {
  ABSENT,
  RECORDED
}
