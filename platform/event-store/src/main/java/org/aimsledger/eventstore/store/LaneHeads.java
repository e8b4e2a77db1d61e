package org.aimsledger.eventstore.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The highest committed number of each lane that this process knows of; wakes those who follow a
/// lane.
public final class LaneHeads {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final long[] heads;

  public LaneHeads(int lanes) {
    this.heads = new long[lanes];
  }

  /// Number of lanes of this log.
  public int lanes() {
    return heads.length;
  }

  /// What is known of the lane; the log may be further.
  public long of(int lane) {
    lock.lock();
    try {
      return heads[lane];
    } finally {
      lock.unlock();
    }
  }

  /// The lane has reached this number.
  public void reached(int lane, long seq) {
    lock.lock();
    try {
      if (seq > heads[lane]) {
        heads[lane] = seq;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until some lane is beyond its number. Blocks: for virtual threads only.
  ///
  /// @param seqs one number a lane
  /// @return false when the time was up first
  /// @throws InterruptedException when the follower is to stop
  public boolean awaitAnyBeyond(long[] seqs, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (!anyBeyond(seqs)) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean anyBeyond(long[] seqs) {
    for (var lane = 0; lane < heads.length; lane++) {
      if (heads[lane] > seqs[lane]) {
        return true;
      }
    }
    return false;
  }
}
