package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentLinkKind;

/// A record that the incident has to do with.
record Link(IncidentLinkKind kind, UUID target, String reason, Instant since) {
  boolean isTo(IncidentLinkKind otherKind, UUID otherTarget) {
    return kind == otherKind && target.equals(otherTarget);
  }
}
