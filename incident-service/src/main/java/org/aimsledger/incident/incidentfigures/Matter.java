package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.jspecify.annotations.Nullable;

/// One incident or drill, as figures look at it.
///
/// @param status absent for a drill
/// @param cause absent while none was determined
/// @param detectedAt when its signal was reported, or when it was raised, or as people stated it;
///   absent where they said that it isn't known well enough
/// @param decisions when each regime was decided on first
record Matter(
    UUID id,
    boolean drill,
    List<UUID> systems,
    @Nullable IncidentStatus status,
    @Nullable IncidentKind kind,
    @Nullable OecdSeverity harm,
    @Nullable CauseClass cause,
    Instant raisedAt,
    @Nullable Instant detectedAt,
    @Nullable Instant occurredAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant containedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant recoveredAt,
    @Nullable Instant awareAt,
    List<Instant> decisions,
    List<ClockLine> clocks,
    List<ActionLine> actions) {
  Matter {
    systems = List.copyOf(systems);
    decisions = List.copyOf(decisions);
    clocks = List.copyOf(clocks);
    actions = List.copyOf(actions);
  }

  /// Whether figures count it.
  boolean counts() {
    return status != IncidentStatus.REJECTED && status != IncidentStatus.MERGED;
  }
}
