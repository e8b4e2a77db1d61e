package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;

/// How the incident is judged. The fields are independent: none is ever computed from another.
///
/// @param commanders everybody who ever led the response, the present commander last
record Assessment(
    IncidentKind kind,
    Severity severity,
    OecdSeverity oecdSeverity,
    Instant awareAt,
    List<String> commanders,
    Instant triagedAt) {
  Assessment {
    commanders = List.copyOf(commanders);
  }

  String commander() {
    return commanders.getLast();
  }

  Assessment withKind(IncidentKind next) {
    return new Assessment(next, severity, oecdSeverity, awareAt, commanders, triagedAt);
  }

  Assessment withSeverity(Severity next) {
    return new Assessment(kind, next, oecdSeverity, awareAt, commanders, triagedAt);
  }

  Assessment withOecdSeverity(OecdSeverity next) {
    return new Assessment(kind, severity, next, awareAt, commanders, triagedAt);
  }

  Assessment withCommander(String next) {
    var all = new LinkedHashSet<>(commanders);
    all.remove(next);
    all.add(next);
    return new Assessment(kind, severity, oecdSeverity, awareAt, List.copyOf(all), triagedAt);
  }
}
