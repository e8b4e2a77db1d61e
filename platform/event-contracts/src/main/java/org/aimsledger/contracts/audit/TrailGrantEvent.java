package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// For how long somebody may read the trail. One stream a reader; who decided is the actor of the
/// event.
public sealed interface TrailGrantEvent extends AuditServiceEvent {
  UUID grant();

  /// Somebody may read the trail for a time.
  ///
  /// @param reader pseudonymous id of who may read
  /// @param from inclusive
  /// @param until exclusive
  @WireName("org.aimsledger.audit.trail-grant-given.v1")
  record Given(UUID grant, String reader, Instant from, Instant until, String reason, Instant at)
      implements TrailGrantEvent {}

  /// A grant ended before its time.
  @WireName("org.aimsledger.audit.trail-grant-revoked.v1")
  record Revoked(UUID grant, String reader, String reason, Instant at) implements TrailGrantEvent {}
}
