package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Whether an incident can be contained, and which systems belong to it.
public interface ContainableIncidentLookup {
  Uni<ContainableIncident> containable(UUID incident);
}
