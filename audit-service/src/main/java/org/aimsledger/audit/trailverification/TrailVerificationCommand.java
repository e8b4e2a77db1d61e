package org.aimsledger.audit.trailverification;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.trailverification.TrailVerification.Result;

/// What can be asked of a verification.
sealed interface TrailVerificationCommand {
  UUID verification();

  /// Notes what somebody has verified.
  ///
  /// @param signed whether the trail has signed a checkpoint of this size and root
  record Note(UUID verification, Result result, boolean signed, Instant at)
      implements TrailVerificationCommand {}
}
