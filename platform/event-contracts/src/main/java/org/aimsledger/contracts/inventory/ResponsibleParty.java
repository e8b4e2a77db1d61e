package org.aimsledger.contracts.inventory;

/// Who answers for something that a supplier or a customer has a part in.
public enum ResponsibleParty {
  UNKNOWN,
  ORGANISATION,
  SUPPLIER,
  SHARED,
  CUSTOMER
}
