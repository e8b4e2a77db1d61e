package org.aimsledger.incident.containmentboard;

/// How a measure stands on the board.
public enum ActionStanding {
  REQUESTED,
  ESCALATED,
  CARRIED_OUT,
  DECLINED,
  WITHDRAWN
}
