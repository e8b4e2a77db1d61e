package org.aimsledger.audit.auditfindinglist;

/// Where a finding stands.
enum ListedFindingStanding {
  OPEN,
  ANSWERED,
  CLOSED,
  WITHDRAWN
}
