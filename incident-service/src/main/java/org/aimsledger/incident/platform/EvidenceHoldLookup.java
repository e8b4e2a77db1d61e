package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Whether evidence of an incident is on hold.
public interface EvidenceHoldLookup {
  Uni<HoldStanding> standing(UUID incident);
}
