package org.aimsledger.incident.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// Times that people state: what is legal, and what they leave open.
final class StatedTimes {
  /// Most characters of the words in which it was said.
  static final int MOST_TEXT = 200;

  private StatedTimes() {}

  /// @throws IllegalArgumentException when the time doesn't fit its precision, or the text is too
  ///   long
  static StatedTime legal(@Nullable Instant time, TimePrecision precision, @Nullable String text) {
    if ((precision == TimePrecision.UNKNOWN) != (time == null)) {
      throw new IllegalArgumentException(
          "time belongs to every precision but UNKNOWN, which has none");
    }
    return new StatedTime(
        WorldTime.legalOrAbsent("time", time),
        precision,
        text == null ? null : Texts.legal("text", text, MOST_TEXT));
  }

  /// The last moment that it may have been; empty where nobody can say.
  static Optional<Instant> latest(StatedTime stated) {
    var time = stated.time();
    if (time == null) {
      return Optional.empty();
    }
    return switch (stated.precision()) {
      case EXACT -> Optional.of(time);
      case MINUTE -> Optional.of(time.plus(Duration.ofMinutes(1)));
      case HOUR -> Optional.of(time.plus(Duration.ofHours(1)));
      case DAY -> Optional.of(time.plus(Duration.ofDays(1)));
      case MONTH -> Optional.of(time.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant());
      case YEAR -> Optional.of(time.atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
      case APPROXIMATE, UNKNOWN -> Optional.empty();
    };
  }
}
