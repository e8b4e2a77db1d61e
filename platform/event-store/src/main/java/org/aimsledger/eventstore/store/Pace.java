package org.aimsledger.eventstore.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps the rounds of somebody who follows a log apart. A round costs nearly the same for one
/// event and for a hundred, so the first event after a rest is taken at once, and what comes soon
/// after it shares the next round.
public final class Pace {
  private final long spacing;
  private final Semaphore hurry = new Semaphore(0);
  private long earliest = System.nanoTime();

  /// @param spacing time from the beginning of a round to the next one's, when nobody hurries
  public Pace(Duration spacing) {
    this.spacing = spacing.toNanos();
  }

  /// Waits until a round may begin, which is then counted as begun. For one thread, a virtual one.
  ///
  /// @throws InterruptedException when the follower is to stop
  public void await() throws InterruptedException {
    var left = earliest - System.nanoTime();
    if (left > 0) {
      var _ = hurry.tryAcquire(left, TimeUnit.NANOSECONDS);
    }
    var _ = hurry.drainPermits();
    earliest = System.nanoTime() + spacing;
  }

  /// Lets the next round, or the one that waits, begin at once: somebody needs its result, or the
  /// last one left something behind.
  public void hurry() {
    hurry.release();
  }
}
