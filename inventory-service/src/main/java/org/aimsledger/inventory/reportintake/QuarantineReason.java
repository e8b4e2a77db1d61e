package org.aimsledger.inventory.reportintake;

/// Why an event of an outsider was not recorded.
enum QuarantineReason {
  TOO_LARGE,
  NOT_JSON,
  NOT_A_CLOUD_EVENT,
  UNKNOWN_TYPE,
  ILLEGAL_DATA,
  UNKNOWN_SYSTEM,
  EXTERNAL_ID_REUSED,
  /// Recording it failed again and again, for a reason of ours.
  FAILED
}
