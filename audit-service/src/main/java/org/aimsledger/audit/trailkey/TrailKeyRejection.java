package org.aimsledger.audit.trailkey;

/// Why a change of keys is not recorded.
public sealed interface TrailKeyRejection {
  /// A key that was retired does not come back.
  record IsRetired(String verifierKey) implements TrailKeyRejection {}

  /// The key that is named as one that signs already doesn't.
  record DoesNotSign(String verifierKey) implements TrailKeyRejection {}
}
