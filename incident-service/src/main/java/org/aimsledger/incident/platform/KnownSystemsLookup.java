package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// What the inventory has told of its systems.
public interface KnownSystemsLookup {
  /// Those of the systems that it has not told of.
  Uni<List<UUID>> unknownOf(List<UUID> systems);
}
