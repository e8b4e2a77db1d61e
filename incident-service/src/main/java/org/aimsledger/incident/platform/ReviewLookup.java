package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// What keeps an incident from being closed until people have looked back at it.
public interface ReviewLookup {
  Uni<ReviewStanding> review(UUID incident);
}
