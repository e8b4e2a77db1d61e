package org.aimsledger.contracts.incident;

/// Parts of a playbook, in their usual order.
public enum PlaybookPhase {
  FIRST_MINUTES,
  CONTAIN,
  EVIDENCE,
  ASSESS,
  FIX,
  RECOVER,
  LEARN
}
