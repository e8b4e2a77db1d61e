package org.aimsledger.launcher.process;

import java.time.Duration;

/// How patient the supervisor is.
///
/// @param startProbe pause between two looks at a starting component
/// @param probe pause between two looks at a running component
/// @param silentProbes so many unanswered liveness probes in a row end the process
/// @param start a process that has not been ready after this time is ended and started again
/// @param stop time between the stop signal and SIGKILL
public record SupervisionLimits(
    Duration startProbe,
    Duration probe,
    int silentProbes,
    Duration start,
    Duration stop,
    Backoff backoff) {
  public static final SupervisionLimits DEFAULT =
      new SupervisionLimits(
          Duration.ofMillis(150),
          Duration.ofSeconds(5),
          6,
          Duration.ofSeconds(180),
          Duration.ofSeconds(20),
          Backoff.DEFAULT);
}
