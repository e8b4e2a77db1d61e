package org.aimsledger.incident.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the review of an incident has come.
///
/// @param facilitator who leads a review that is not done; null: none goes on
/// @param settledAt when it was completed or waived last; null: never
/// @param unopened corrective actions that audit-service does not watch yet
public record ReviewStanding(
    @Nullable String facilitator, @Nullable Instant settledAt, List<UUID> unopened) {
  public static final ReviewStanding NONE = new ReviewStanding(null, null, List.of());

  public ReviewStanding {
    unopened = List.copyOf(unopened);
  }
}
