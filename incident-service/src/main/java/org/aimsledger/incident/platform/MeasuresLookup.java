package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Which measures keep an incident from being resolved.
public interface MeasuresLookup {
  /// Ids of those that are neither answered nor withdrawn, escalated ones too; at most as many as
  /// one incident can have.
  Uni<List<UUID>> unanswered(UUID incident);
}
