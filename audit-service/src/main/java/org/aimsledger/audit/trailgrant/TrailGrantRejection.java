package org.aimsledger.audit.trailgrant;

import java.time.Duration;
import java.util.UUID;

/// Why a grant is refused.
sealed interface TrailGrantRejection {
  /// Nobody opens the trail for himself.
  record OwnGrant() implements TrailGrantRejection {}

  /// It would be over before it begins, or already is.
  record NoTime() implements TrailGrantRejection {}

  /// Longer than is allowed.
  record TooLong(Duration limit) implements TrailGrantRejection {}

  /// The reader has enough of them.
  record TooMany(int limit) implements TrailGrantRejection {}

  /// The reader has no such grant.
  record Unknown(UUID grant) implements TrailGrantRejection {}
}
