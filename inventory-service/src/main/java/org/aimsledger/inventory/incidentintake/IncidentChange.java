package org.aimsledger.inventory.incidentintake;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one event changes about an incident. What is absent stays as it is.
///
/// @param systems more systems that it concerns
/// @param unlinked a system that it doesn't concern after all; null: none
/// @param version of the stream of the incident
record IncidentChange(
    UUID incident,
    Set<UUID> systems,
    @Nullable UUID unlinked,
    @Nullable Boolean open,
    @Nullable Boolean severe,
    long version) {
  IncidentChange {
    systems = Set.copyOf(systems);
  }
}
