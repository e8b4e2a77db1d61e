package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentStatus;

/// Whether an incident exists, for features that stand beside it.
public interface KnownIncidentsLookup {
  /// Whether there is one of that id.
  Uni<Boolean> isKnown(UUID incident);

  /// Where it stands; empty: there is none of that id.
  Uni<Optional<IncidentStatus>> status(UUID incident);
}
