package org.aimsledger.incident.platform;

import java.util.Set;
import java.util.UUID;

/// What of an incident can be contained.
///
/// @param taken whether a responder has it and it is not settled
public record ContainableIncident(boolean known, boolean taken, Set<UUID> systems) {
  public ContainableIncident {
    systems = Set.copyOf(systems);
  }
}
