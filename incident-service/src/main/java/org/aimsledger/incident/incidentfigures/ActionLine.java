package org.aimsledger.incident.incidentfigures;

import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.incident.ActionStanding;

/// A corrective action as a row keeps it: `action|due|standing`.
///
/// @param due the last day that is agreed on
record ActionLine(UUID action, LocalDate due, ActionStanding standing) {
  static ActionLine read(String line) {
    var parts = line.split("\\|", -1);
    return new ActionLine(
        UUID.fromString(parts[0]), LocalDate.parse(parts[1]), ActionStanding.valueOf(parts[2]));
  }

  String written() {
    return action + "|" + due + "|" + standing;
  }

  /// Whether somebody still has to do it.
  boolean open() {
    return switch (standing) {
      case PLANNED, OPEN, INEFFECTIVE -> true;
      case DONE, VERIFIED, CANCELLED -> false;
    };
  }

  boolean isOverdue(LocalDate today) {
    return open() && due.isBefore(today);
  }
}
