package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One legal clock of an incident, in one text: the row needs them with their incident and never by
/// themselves.
///
/// @param due the earlier reading
/// @param hasPeriod whether the law gives a period; otherwise no deadline can be kept or missed
/// @param filedAt when the report was filed that met it
record ClockLine(
    String clock,
    String regime,
    Instant due,
    boolean hasPeriod,
    Standing standing,
    @Nullable Instant filedAt) {
  /// Where a clock stands.
  enum Standing {
    RUNNING,
    MET,
    /// Set aside by two persons, or superseded by a shorter one.
    NO_LONGER
  }

  static ClockLine started(
      String clock, String regime, Instant trigger, Instant strict, Instant legal) {
    return new ClockLine(clock, regime, trigger, false, Standing.RUNNING, null)
        .counts(trigger, strict, legal);
  }

  /// The trigger or the period has changed.
  ///
  /// @param trigger null: as it was, there is a period
  ClockLine counts(@Nullable Instant trigger, Instant strict, Instant legal) {
    var earlier = strict.isBefore(legal) ? strict : legal;
    return new ClockLine(
        clock,
        regime,
        earlier,
        trigger == null ? hasPeriod : earlier.isAfter(trigger),
        standing,
        filedAt);
  }

  ClockLine ends(Standing how, @Nullable Instant filed) {
    return new ClockLine(clock, regime, due, hasPeriod, how, filed);
  }

  static ClockLine read(String written) {
    var parts = written.split("\\|", 6);
    return new ClockLine(
        parts[0],
        parts[1],
        Instant.parse(parts[2]),
        Boolean.parseBoolean(parts[3]),
        Standing.valueOf(parts[4]),
        parts[5].equals("-") ? null : Instant.parse(parts[5]));
  }

  String written() {
    return String.join(
        "|",
        clock,
        regime,
        due.toString(),
        Boolean.toString(hasPeriod),
        standing.name(),
        Objects.requireNonNullElse(filedAt, "-").toString());
  }
}
