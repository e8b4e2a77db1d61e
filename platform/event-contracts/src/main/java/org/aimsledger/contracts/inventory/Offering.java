package org.aimsledger.contracts.inventory;

/// Who the system is for.
public enum Offering {
  UNKNOWN,
  INTERNAL,
  EXTERNAL,
  INTERNAL_AND_EXTERNAL
}
