package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Which legal clocks keep an incident from ending.
public interface OpenClocksLookup {
  /// Ids of the clocks that are neither met nor set aside, or whose report is still
  /// to be completed; at most as many as one incident can
  /// have.
  Uni<List<String>> of(UUID incident);
}
