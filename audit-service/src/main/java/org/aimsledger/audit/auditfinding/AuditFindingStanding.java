package org.aimsledger.audit.auditfinding;

/// Where a finding stands.
enum AuditFindingStanding {
  /// Its owner has not answered yet.
  OPEN,
  /// Its owner has said why it came about, or what was done where that is enough.
  ANSWERED,
  CLOSED,
  WITHDRAWN
}
