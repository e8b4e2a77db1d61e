package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which unit of the organisation has which AI system.
public interface SystemUnitsLookup {
  /// The units of those systems that the inventory has told a unit of.
  Uni<Map<UUID, String>> unitsOf(Set<UUID> systems);
}
