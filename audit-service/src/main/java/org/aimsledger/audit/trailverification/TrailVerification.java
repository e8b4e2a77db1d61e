package org.aimsledger.audit.trailverification;

import java.time.Instant;

/// One verification.
sealed interface TrailVerification {
  /// Nobody has told of it.
  record Absent() implements TrailVerification {}

  /// Somebody has.
  record Noted(Result result, boolean signed, Instant at) implements TrailVerification {}

  /// What the verifier said.
  ///
  /// @param mode `bundle`, `log`, `proof` or `consistency`
  /// @param size of the checkpoint under which it was verified
  /// @param root of that checkpoint, in hexadecimal
  record Result(String mode, long size, String root, boolean verified, long problems) {}
}
