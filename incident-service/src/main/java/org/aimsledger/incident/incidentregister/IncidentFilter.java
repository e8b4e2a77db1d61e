package org.aimsledger.incident.incidentregister;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.jspecify.annotations.Nullable;

/// Which incidents are asked for. No severity or kind given means any; the statuses are always
/// given.
///
/// @param system one that the incident concerns
/// @param classification as [ClassificationText] writes it
/// @param link as [LinkText] writes it
/// @param updatedSince recorded at or after this
record IncidentFilter(
    Set<IncidentStatus> statuses,
    Set<Severity> severities,
    Set<IncidentKind> kinds,
    @Nullable UUID system,
    @Nullable String classification,
    @Nullable String link,
    @Nullable Instant updatedSince) {
  /// Statuses in which somebody still has something to do.
  static final Set<IncidentStatus> OPEN =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(IncidentStatus.CLOSED, IncidentStatus.REJECTED, IncidentStatus.MERGED)));

  IncidentFilter {
    statuses = Set.copyOf(statuses);
    severities = Set.copyOf(severities);
    kinds = Set.copyOf(kinds);
  }

  /// Statuses that fit both what was listed and whether it is to be open.
  static Set<IncidentStatus> statuses(Set<IncidentStatus> listed, @Nullable Boolean open) {
    var wanted = EnumSet.allOf(IncidentStatus.class);
    if (!listed.isEmpty()) {
      wanted.retainAll(listed);
    }
    if (open != null) {
      wanted.removeIf(status -> OPEN.contains(status) != open);
    }
    return wanted;
  }
}
