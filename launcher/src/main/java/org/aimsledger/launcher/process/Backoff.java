package org.aimsledger.launcher.process;

import java.time.Duration;

/// The pause before a restart: doubles from `first` up to `longest`, and starts anew after a run of
/// at least `steady`.
public record Backoff(Duration first, Duration longest, Duration steady) {
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));

  public Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("need 0 < first <= longest: " + first + ", " + longest);
    }
  }

  /// How long to rest before the next start.
  ///
  /// @param failuresInARow failures since the last steady run, at least 1
  public Duration pauseAfter(int failuresInARow) {
    if (failuresInARow < 1) {
      throw new IllegalArgumentException("failures in a row: " + failuresInARow);
    }
    // 2^20 seconds is beyond any sensible limit; without the cap the shift overflows.
    var doubled = first.multipliedBy(1L << Math.min(failuresInARow - 1, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  public boolean forgives(Duration readyFor) {
    return readyFor.compareTo(steady) >= 0;
  }
}
