package org.aimsledger.contracts.incident;

/// What the owner of the system (inventory-service) answered to a request to contain it.
public enum ContainmentOutcome {
  SUSPENDED,
  DECLINED
}
