package org.aimsledger.risk.platform;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days and times that a person can mean. What lies outside is a slip of the keyboard, and no table
/// holds it.
public final class LegalTime {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("2199-12-31T23:59:59Z");

  private LegalTime() {}

  /// The day.
  ///
  /// @throws IllegalArgumentException when it is outside 1970 to 2199
  public static LocalDate day(LocalDate given) {
    if (given.getYear() < 1970 || given.getYear() > 2199) {
      throw new IllegalArgumentException("must be between 1970 and 2199");
    }
    return given;
  }

  /// The time.
  ///
  /// @throws IllegalArgumentException when it is outside 1970 to 2199
  public static Instant time(Instant given) {
    if (given.isBefore(FIRST) || given.isAfter(LAST)) {
      throw new IllegalArgumentException("must be between 1970 and 2199");
    }
    return given;
  }

  /// The time, or null where none was given.
  ///
  /// @throws IllegalArgumentException when it is outside 1970 to 2199
  public static @Nullable Instant timeOrAbsent(@Nullable Instant given) {
    return given == null ? null : time(given);
  }
}
