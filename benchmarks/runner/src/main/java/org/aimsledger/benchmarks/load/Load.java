package org.aimsledger.benchmarks.load;

import java.time.Duration;

/// One run of the generator.
///
/// @param port on loopback
/// @param warmUp answers of this first time are not counted
/// @param longest a run that has had no answer for so long fails
public record Load(
    int port, int connections, Duration warmUp, Duration counted, Pace pace, Duration longest) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  public Load {
    if (connections < 1) {
      throw new IllegalArgumentException("at least one connection, was " + connections);
    }
  }

  public static Load closed(int port, int connections, Duration warmUp, Duration counted) {
    return new Load(port, connections, warmUp, counted, new Pace.Closed(), PATIENCE);
  }

  public static Load open(int port, int connections, Duration counted, double perSecond) {
    return new Load(port, connections, Duration.ZERO, counted, new Pace.Open(perSecond), PATIENCE);
  }
}
