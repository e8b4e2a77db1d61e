package org.aimsledger.contracts.inventory;

/// How the organisation learned of what a supplier changed.
public enum SupplierChange {
  /// The supplier said so beforehand.
  ANNOUNCED,
  /// The supplier said nothing: somebody noticed.
  SILENT
}
