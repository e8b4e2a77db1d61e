package org.aimsledger.audit.trailkey;

import java.time.Instant;
import java.util.UUID;

/// What can be asked of the keys of a log.
public sealed interface TrailKeyCommand {
  UUID log();

  /// A public key.
  ///
  /// @param verifierKey name, id and base64 with plus signs between
  record PublicKey(String name, String keyId, String algorithm, String verifierKey) {}

  /// Lets a key sign beside those that sign already.
  ///
  /// @param previous a key that signs already
  record Announce(UUID log, PublicKey key, PublicKey previous, String reason, Instant at)
      implements TrailKeyCommand {}

  /// Lets every key that is older than this one sign no more.
  record RetireOlder(UUID log, PublicKey key, String reason, Instant at)
      implements TrailKeyCommand {}
}
