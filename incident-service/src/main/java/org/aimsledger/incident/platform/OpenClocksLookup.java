package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// What of the duties to report keeps an incident from ending.
public interface OpenClocksLookup {
  /// Ids of the clocks that are neither met nor set aside, or whose report is still to be
  /// completed; at most as many as one incident can have.
  Uni<List<String>> of(UUID incident);

  /// Whether anybody has said which facts of the law are true of it; none is an answer too.
  Uni<Boolean> factsStated(UUID incident);
}
