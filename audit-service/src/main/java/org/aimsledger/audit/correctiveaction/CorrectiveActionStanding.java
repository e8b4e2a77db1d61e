package org.aimsledger.audit.correctiveaction;

/// Where an action stands.
enum CorrectiveActionStanding {
  OPEN,
  DONE,
  VERIFIED,
  CANCELLED
}
