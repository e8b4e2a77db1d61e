package org.aimsledger.incident.platform;

import java.time.Duration;

/// How long an order to a running system waits for its answer: twice as long after each request
/// that was not answered, so that what is down is not flooded, and never longer than `longest`.
///
/// @param first how long the first request waits
/// @param attempts most requests; then people are called
public record Patience(Duration first, Duration longest, int attempts) {
  public Patience {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "must wait for some time, and at most " + longest + ", was " + first);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("must ask once at least, was " + attempts);
    }
  }

  /// How long a request waits.
  ///
  /// @param attempt 1, 2, 3 …
  public Duration of(int attempt) {
    var wait = first;
    for (var asked = 1; asked < attempt && wait.compareTo(longest) < 0; asked++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
