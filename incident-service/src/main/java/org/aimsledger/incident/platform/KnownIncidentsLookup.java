package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Whether an incident exists, for features that stand beside it.
public interface KnownIncidentsLookup {
  /// Whether there is one of that id.
  Uni<Boolean> isKnown(UUID incident);
}
