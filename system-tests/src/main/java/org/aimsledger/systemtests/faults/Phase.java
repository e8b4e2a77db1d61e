package org.aimsledger.systemtests.faults;

import java.time.Duration;

/// How far a round is, for its clients: heavy load first, light load as long as a fault goes on,
/// then only patience with what has no answer yet.
final class Phase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final long loadEnd;
  private volatile boolean faultsOver;
  private volatile long end;

  Phase(Duration load) {
    this.loadEnd = System.nanoTime() + load.toNanos();
    this.end = loadEnd;
  }

  void faultsAreOver() {
    end = Math.max(loadEnd, System.nanoTime());
    faultsOver = true;
  }

  boolean isHeavy() {
    return System.nanoTime() < loadEnd;
  }

  /// Whether new commands are begun.
  boolean takesCommands() {
    return !faultsOver || isHeavy();
  }

  /// Whether a command without answer is tried again.
  boolean insists() {
    return !faultsOver || System.nanoTime() < end + PATIENCE.toNanos();
  }
}
