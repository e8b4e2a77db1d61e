package org.aimsledger.inventory.platform;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;

/// Whether a system may enter a stage of its life cycle.
public interface GateLookup {
  /// What the gates say at that moment. A fact that lapses between question and move doesn't stop
  /// the move; it makes the system out of compliance.
  Uni<Passage> passage(UUID system, Stage to, Instant at);
}
