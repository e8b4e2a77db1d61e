package org.aimsledger.incident.platform;

/// How a run of a playbook stands.
public enum RunStanding {
  RUNNING,
  COMPLETED,
  ABANDONED
}
