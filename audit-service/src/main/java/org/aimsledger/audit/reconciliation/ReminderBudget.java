package org.aimsledger.audit.reconciliation;

import java.time.Duration;
import java.time.Instant;

/// So many reminders within a time, and no more: a store that was set back differs at each number,
/// and has said so once for each.
final class ReminderBudget {
  private final int most;
  private final Duration time;
  private Instant begun = Instant.EPOCH;
  private int used;

  ReminderBudget(int most, Duration time) {
    this.most = most;
    this.time = time;
  }

  /// Whether one more may go out.
  synchronized boolean isLeft(Instant now) {
    if (Duration.between(begun, now).compareTo(time) >= 0) {
      begun = now;
      used = 0;
    }
    return used < most;
  }

  /// One more has gone out.
  synchronized void use() {
    used++;
  }
}
