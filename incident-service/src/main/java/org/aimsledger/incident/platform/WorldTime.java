package org.aimsledger.incident.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times that callers give: when something happened out in the world.
public final class WorldTime {
  /// Nothing that we keep happened earlier, and databases have a beginning of time.
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private WorldTime() {}

  /// Whether the time can be kept.
  public static boolean isLegal(Instant time) {
    return !time.isBefore(FIRST);
  }

  /// The time in the precision that is kept.
  public static Instant legal(String what, Instant time) {
    if (!isLegal(time)) {
      throw new IllegalArgumentException(what + " must not be before 1970");
    }
    return kept(time);
  }

  public static @Nullable Instant legalOrAbsent(String what, @Nullable Instant time) {
    return time == null ? null : legal(what, time);
  }

  /// Microseconds: what the database keeps, so that a row and a stream say the same.
  public static Instant kept(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /// A time that rows can be compared with: the database knows fewer years than Java.
  ///
  /// @throws IllegalArgumentException when it is outside 1970 to 9999
  public static @Nullable Instant boundedOrAbsent(@Nullable Instant time) {
    if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
      throw new IllegalArgumentException("must be between 1970 and 9999");
    }
    return time;
  }
}
