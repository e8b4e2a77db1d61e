package org.aimsledger.incident.detection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Events of a window that are kept together; one event, unless the window holds very many.
///
/// @param time of the newest, in microseconds
/// @param count of events
/// @param met how many of them meet the condition
/// @param sum of their figures
/// @param cause the newest one that meets the condition, otherwise the newest one
record Entry(long time, int count, int met, double sum, double min, double max, Cause cause) {

  static Entry of(Hit hit) {
    var seen = hit.observation();
    return of(
        micros(seen.time()),
        hit.met(),
        hit.value(),
        new Cause(seen.report(), seen.time(), seen.lane(), seen.laneSeq()));
  }

  /// One event. The figure of one that doesn't meet the condition counts for nothing.
  static Entry of(long time, boolean met, double value, Cause cause) {
    return new Entry(
        time,
        1,
        met ? 1 : 0,
        met ? value : 0,
        met ? value : Double.POSITIVE_INFINITY,
        met ? value : Double.NEGATIVE_INFINITY,
        cause);
  }

  /// An event that something was found for.
  ///
  /// @param report id at inventory-service
  /// @param lane place in its log
  record Cause(UUID report, Instant time, int lane, long laneSeq) {}

  Entry and(Entry newer) {
    return new Entry(
        newer.time,
        count + newer.count,
        met + newer.met,
        sum + newer.sum,
        Math.min(min, newer.min),
        Math.max(max, newer.max),
        newer.met > 0 || met == 0 ? newer.cause : cause);
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
