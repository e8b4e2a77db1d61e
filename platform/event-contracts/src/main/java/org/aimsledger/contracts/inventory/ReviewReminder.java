package org.aimsledger.contracts.inventory;

/// How urgent a review is, the least urgent first.
public enum ReviewReminder {
  BEFORE_DUE,
  DUE,
  OVERDUE
}
