package org.aimsledger.benchmarks.load;

/// When the next request is sent.
public sealed interface Pace {
  /// As soon as the connection has its answer: finds out how much the service can do.
  record Closed() implements Pace {}

  /// By a fixed schedule, whether answers come or not. Durations count from the moment a request
  /// was due, so a service that stalls doesn't hide it by not being asked (coordinated omission).
  record Open(double perSecond) implements Pace {
    public Open {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("a rate is positive, was " + perSecond);
      }
    }
  }
}
