package org.aimsledger.audit.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.audit.SeenAction;

/// Where one corrective action stands.
public interface CorrectiveActionLookup {
  /// The action as it is now; empty: there is none.
  Uni<Optional<SeenAction>> find(UUID action);
}
