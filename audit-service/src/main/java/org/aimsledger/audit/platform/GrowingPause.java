package org.aimsledger.audit.platform;

import java.time.Duration;

/// A pause that doubles with each failure that follows another.
///
/// @param first after the first failure
/// @param longest that it ever gets
public record GrowingPause(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /// The pause after one more failure.
  ///
  /// @param before how many there were already
  public Duration after(int before) {
    var pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
