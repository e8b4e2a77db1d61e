package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import java.util.Arrays;
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
/// @param detectedAt when its signal was reported, or when it was raised
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
    Instant detectedAt,
    @Nullable Instant occurredAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant containedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant awareAt,
    List<Instant> decisions,
    List<ClockLine> clocks) {
  Matter {
    systems = List.copyOf(systems);
    decisions = List.copyOf(decisions);
    clocks = List.copyOf(clocks);
  }

  /// @param raisedAt of the row, which has one
  /// @param signalledAt when the signal was reported that it was raised from
  static Matter of(IncidentFigureRow row, Instant raisedAt, @Nullable Instant signalledAt) {
    return new Matter(
        row.id,
        row.matter == MatterKind.DRILL,
        List.of(row.systems),
        row.status,
        row.kind,
        row.oecdSeverity,
        row.cause == CauseClass.UNDETERMINED ? null : row.cause,
        raisedAt,
        signalledAt == null ? raisedAt : signalledAt,
        row.occurredAt,
        row.acknowledgedAt,
        row.containedAt(),
        row.resolvedAt,
        row.awareAt(),
        Arrays.stream(row.decisions).map(IncidentFigureRow::time).toList(),
        Arrays.stream(row.clocks).map(ClockLine::read).toList());
  }

  /// Whether figures count it.
  boolean counts() {
    return status != IncidentStatus.REJECTED && status != IncidentStatus.MERGED;
  }
}
