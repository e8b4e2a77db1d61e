package org.aimsledger.contracts.inventory;

/// How a value got into a record.
public enum FieldSource {
  /// A person or an integration said so.
  DECLARED,
  /// A scan or a document of the thing itself showed it.
  DISCOVERED,
  /// It stood in a file.
  IMPORTED
}
