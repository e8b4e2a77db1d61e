package org.aimsledger.audit.trailgrant;

import java.time.Instant;
import java.util.UUID;

/// What can be asked about the grants of one reader.
sealed interface TrailGrantCommand {
  String reader();

  /// Lets the reader read.
  ///
  /// @param giver who decides
  record Give(
      UUID grant,
      String reader,
      Instant from,
      Instant until,
      String reason,
      String giver,
      Instant at)
      implements TrailGrantCommand {}

  /// Ends a grant.
  record Revoke(UUID grant, String reader, String reason, Instant at)
      implements TrailGrantCommand {}
}
