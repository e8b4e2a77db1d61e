package org.aimsledger.contracts.inventory;

/// Whom a notice is for.
public enum NoticeAudience {
  USERS,
  AFFECTED_PERSONS,
  DEPLOYERS,
  CUSTOMERS,
  SUPPLIERS,
  STAFF,
  AUTHORITIES,
  PUBLIC
}
