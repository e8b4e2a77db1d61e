package org.aimsledger.incident.suspensionboard;

/// How a suspension stands on the board.
public enum SuspensionStanding {
  /// Asked for, not answered.
  REQUESTED,
  /// No request was answered; people have to see to it.
  ESCALATED,
  SUSPENDED,
  DECLINED,
  /// No longer wanted; the owner has not let go yet.
  RELEASED,
  RESUMED
}
