package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.jspecify.annotations.Nullable;

/// Which matters; null: no condition. A drill has no system, kind or harm, so a condition on one
/// leaves drills out.
///
/// @param from raised at that time or later
/// @param until raised before
record FigureFilter(
    @Nullable UUID system,
    @Nullable IncidentKind kind,
    @Nullable OecdSeverity harm,
    @Nullable String unit,
    Instant from,
    Instant until) {

  /// @param units unit of each system that has one
  boolean lets(Matter matter, Map<UUID, String> units) {
    return !matter.raisedAt().isBefore(from)
        && matter.raisedAt().isBefore(until)
        && (system == null || matter.systems().contains(system))
        && (kind == null || kind == matter.kind())
        && (harm == null || harm == matter.harm())
        && (unit == null || matter.systems().stream().anyMatch(id -> unit.equals(units.get(id))));
  }
}
