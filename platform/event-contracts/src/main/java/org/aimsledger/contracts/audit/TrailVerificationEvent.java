package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// That somebody has verified the trail, or a part of it; who it was is the actor of the event.
public sealed interface TrailVerificationEvent extends AuditServiceEvent {
  UUID verification();

  /// An auditor has handed in what the offline verifier said.
  ///
  /// @param mode what was verified: `bundle`, `log`, `proof` or `consistency`
  /// @param size entries that the checkpoint covers under which it was verified
  /// @param root root of that checkpoint, 64 hexadecimal digits
  /// @param signed whether the trail has signed such a checkpoint; if not, somebody was shown
  ///   another log
  /// @param verified whether everything held
  /// @param problems how many things didn't
  @WireName("org.aimsledger.audit.trail-verified.v1")
  record Verified(
      UUID verification,
      String mode,
      long size,
      String root,
      boolean signed,
      boolean verified,
      long problems,
      Instant at)
      implements TrailVerificationEvent {}
}
