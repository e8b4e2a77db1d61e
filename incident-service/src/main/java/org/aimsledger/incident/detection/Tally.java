package org.aimsledger.incident.detection;

import org.jspecify.annotations.Nullable;

/// What a version of a rule has done so far.
///
/// @param events that it looked at
/// @param errors events that the condition could not be evaluated for
/// @param lastError why not, the last time
record Tally(long events, long met, long errors, long firings, @Nullable String lastError) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0, null);

  Tally and(Tally later) {
    return new Tally(
        events + later.events,
        met + later.met,
        errors + later.errors,
        firings + later.firings,
        later.lastError == null ? lastError : later.lastError);
  }
}
