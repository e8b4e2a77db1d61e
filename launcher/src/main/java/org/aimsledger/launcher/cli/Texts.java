package org.aimsledger.launcher.cli;

import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them.
final class Texts {
  private Texts() {}

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", Math.round(bytes / 1_000_000.0));
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// The two biggest units: `2 d 3 h`, `4 min 5 s`.
  static String uptime(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toSeconds() + " s";
  }
}
