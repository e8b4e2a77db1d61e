package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// What reviews ask about incidents.
public interface ReviewableIncidentLookup {
  Uni<ReviewableIncident> reviewable(UUID incident);
}
