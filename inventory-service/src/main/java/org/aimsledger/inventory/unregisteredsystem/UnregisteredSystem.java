package org.aimsledger.inventory.unregisteredsystem;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.jspecify.annotations.Nullable;

/// What a finding of unregistered AI use is, folded from its events.
public sealed interface UnregisteredSystem {
  /// Never heard of.
  record Absent() implements UnregisteredSystem {}

  /// Reported.
  record Found(Facts facts, Standing standing) implements UnregisteredSystem {}

  /// What was known when it was first reported.
  record Facts(
      String name, @Nullable ExternalId externalId, String reporter, String type, Instant at) {}

  /// Where the matter stands.
  sealed interface Standing {
    /// Nobody has said anything yet.
    record Open() implements Standing {}

    /// It is a system of the inventory.
    ///
    /// @param reason why somebody linked it; absent: it was registered
    record Known(UUID system, @Nullable String reason) implements Standing {}

    /// It is no AI system of this organisation.
    record Dismissed(String reason) implements Standing {}
  }
}
