package org.aimsledger.contracts.inventory;

/// How a value got into a record.
public enum FieldSource {
  /// A person said so, or an integration that passes on what people said.
  DECLARED,
  /// A scan or a document of the thing itself showed it.
  DISCOVERED,
  /// It stood in a file.
  IMPORTED
}
