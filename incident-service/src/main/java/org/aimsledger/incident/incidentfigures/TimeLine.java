package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.jspecify.annotations.Nullable;

/// A time of the world that somebody has stated, as a row keeps it: `moment|precision|time`.
///
/// @param time absent where it is unknown
record TimeLine(IncidentMoment moment, TimePrecision precision, @Nullable Instant time) {
  private static final String ABSENT = "-";

  static TimeLine of(IncidentMoment moment, StatedTime stated) {
    return new TimeLine(moment, stated.precision(), stated.time());
  }

  static TimeLine read(String line) {
    var parts = line.split("\\|", 3);
    return new TimeLine(
        IncidentMoment.valueOf(parts[0]),
        TimePrecision.valueOf(parts[1]),
        parts[2].equals(ABSENT) ? null : Instant.parse(parts[2]));
  }

  String written() {
    return moment + "|" + precision + "|" + (time == null ? ABSENT : time.toString());
  }

  /// The time, where it is known well enough to measure with.
  ///
  /// @param coarsest what is still exact enough
  @Nullable Instant countable(TimePrecision coarsest) {
    return precision.compareTo(coarsest) <= 0 ? time : null;
  }
}
