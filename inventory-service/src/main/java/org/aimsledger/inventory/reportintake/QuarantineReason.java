package org.aimsledger.inventory.reportintake;

/// Why an event of an outsider was not recorded.
enum QuarantineReason {
  TOO_LARGE,
  NOT_JSON,
  NOT_A_CLOUD_EVENT,
  UNKNOWN_TYPE,
  ILLEGAL_DATA,
  /// Of entries from the time before such events were held.
  UNKNOWN_SYSTEM,
  EXTERNAL_ID_REUSED,
  /// Its sender may not use its source.
  FOREIGN_SOURCE,
  /// So many events about the same unknown system are held that no more are.
  TOO_MANY_HELD,
  /// Recording it failed again and again, for a reason of ours.
  FAILED
}
