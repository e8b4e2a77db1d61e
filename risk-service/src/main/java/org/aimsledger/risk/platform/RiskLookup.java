package org.aimsledger.risk.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/// What one risk is about.
public interface RiskLookup {
  /// The risk as it is now; empty: it isn't in the register.
  Uni<Optional<KnownRisk>> find(UUID risk);
}
