package org.aimsledger.audit.trailverification;

/// Why a verification is not noted.
sealed interface TrailVerificationRejection {
  /// It says that everything held, and counts problems.
  record ContradictsItself(long problems) implements TrailVerificationRejection {}
}
