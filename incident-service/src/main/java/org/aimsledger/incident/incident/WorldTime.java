package org.aimsledger.incident.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times that callers give: when something happened out in the world.
public final class WorldTime {
  /// Nothing that we keep happened earlier, and databases have a beginning of time.
  private static final Instant FIRST = Instant.EPOCH;

  private WorldTime() {}

  /// Whether the time can be kept.
  public static boolean isLegal(Instant time) {
    return !time.isBefore(FIRST);
  }

  /// The time in the precision that is kept.
  static Instant legal(String what, Instant time) {
    if (!isLegal(time)) {
      throw new IllegalArgumentException(what + " must not be before 1970");
    }
    return kept(time);
  }

  static @Nullable Instant legalOrAbsent(String what, @Nullable Instant time) {
    return time == null ? null : legal(what, time);
  }

  /// Microseconds: what the database keeps, so that a row and a stream say the same.
  static Instant kept(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
