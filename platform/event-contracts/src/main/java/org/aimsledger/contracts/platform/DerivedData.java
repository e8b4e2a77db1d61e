package org.aimsledger.contracts.platform;

/// What a service makes of its events.
public enum DerivedData {
  /// Rows that lists are answered from.
  VIEW,
  /// States of long streams, that commands are decided on.
  SNAPSHOT,
  /// Unique names that streams hold.
  CLAIM,
  /// Receipts of requests, by which a repeated one is recognised.
  RECEIPT,
  /// Keys of data subjects, which are there until an event says that the person was erased.
  KEY,
  /// Rows that only the service knows, which carry its seal.
  SEALED
}
