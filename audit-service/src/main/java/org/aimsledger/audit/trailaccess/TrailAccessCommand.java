package org.aimsledger.audit.trailaccess;

import java.time.Instant;
import java.util.UUID;

/// What can be asked of an access.
sealed interface TrailAccessCommand {
  UUID access();

  /// Notes that somebody reads.
  ///
  /// @param request what was asked for
  record Note(UUID access, String request, Instant at) implements TrailAccessCommand {}
}
