package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/// Waits for what services do in their own time.
final class Patience {
  private Patience() {}

  /// What is seen now.
  @FunctionalInterface
  interface Found {
    Object now() throws Exception;
  }

  /// Looks again and again until it is as expected.
  static void awaitEqual(Duration longest, Object expected, Found found) throws Exception {
    var deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      var now = found.now();
      if (expected.equals(now)) {
        return;
      }
      assertThat(System.nanoTime())
          .as("expected in time: %s, was: %s", expected, now)
          .isLessThan(deadline);
      Thread.sleep(200);
    }
  }
}
