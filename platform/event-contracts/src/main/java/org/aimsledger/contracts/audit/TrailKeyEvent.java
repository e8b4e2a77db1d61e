package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// Changes of the keys that sign the checkpoints of the trail. What counts is where the event
/// stands in the trail: a key signs the checkpoints that cover its announcement and not its
/// retirement.
public sealed interface TrailKeyEvent extends AuditServiceEvent {
  UUID log();

  /// A key signs beside the others from the first checkpoint on that covers this event.
  ///
  /// @param name name of the key, which is the origin of the log
  /// @param keyId eight hexadecimal digits (c2sp.org/signed-note)
  /// @param algorithm `ED25519` or `ML_DSA_44`
  /// @param verifierKey the public key: name, id and base64 with plus signs between
  /// @param previous a key that signs already, in the same form
  @WireName("org.aimsledger.audit.trail-key-announced.v1")
  record Announced(
      UUID log,
      String name,
      String keyId,
      String algorithm,
      String verifierKey,
      String previous,
      String reason,
      Instant at)
      implements TrailKeyEvent {}

  /// A key signs no checkpoint that covers this event. What it signed before stays good.
  ///
  /// @param name name of the key, which is the origin of the log
  /// @param keyId eight hexadecimal digits (c2sp.org/signed-note)
  /// @param verifierKey the public key: name, id and base64 with plus signs between
  @WireName("org.aimsledger.audit.trail-key-retired.v1")
  record Retired(UUID log, String name, String keyId, String verifierKey, String reason, Instant at)
      implements TrailKeyEvent {}
}
