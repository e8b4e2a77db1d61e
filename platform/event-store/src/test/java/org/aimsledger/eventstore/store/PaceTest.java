package org.aimsledger.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// The long spacing stands for ever here: a test that ends has not waited for it.
class PaceTest {
  private static final Duration FOR_EVER = Duration.ofHours(1);

  @Test
  void beginsTheFirstRoundAtOnce() throws InterruptedException {
    new Pace(FOR_EVER).await();
  }

  @Test
  void keepsRoundsApart() throws InterruptedException {
    var spacing = Duration.ofMillis(30);
    var pace = new Pace(spacing);
    var started = System.nanoTime();
    for (var round = 0; round < 4; round++) {
      pace.await();
    }
    assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(3 * spacing.toNanos());
  }

  @Test
  void hurriesTheRoundThatComes() throws InterruptedException {
    var pace = new Pace(FOR_EVER);
    pace.await();
    pace.hurry();
    pace.await();
  }

  @Test
  void hurriesTheRoundThatWaits() throws InterruptedException {
    var pace = new Pace(FOR_EVER);
    pace.await();
    var begun = new CountDownLatch(1);
    var waiting = Thread.ofVirtual().start(() -> beginOnce(pace, begun));
    assertThat(begun.await(20, TimeUnit.MILLISECONDS)).isFalse();
    pace.hurry();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    waiting.join();
  }

  @Test
  void hurriesOneRoundOnly() throws InterruptedException {
    var pace = new Pace(FOR_EVER);
    pace.hurry();
    pace.hurry();
    pace.await();
    var begun = new CountDownLatch(1);
    var waiting = Thread.ofVirtual().start(() -> beginOnce(pace, begun));
    assertThat(begun.await(20, TimeUnit.MILLISECONDS)).isFalse();
    waiting.interrupt();
    waiting.join();
  }

  @Test
  void stopsWaitingWhenInterrupted() throws InterruptedException {
    var pace = new Pace(FOR_EVER);
    pace.await();
    var ended = new AtomicReference<Class<?>>();
    var waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    pace.await();
                  } catch (InterruptedException e) {
                    ended.set(e.getClass());
                  }
                });
    waiting.interrupt();
    waiting.join();
    assertThat(ended).hasValue(InterruptedException.class);
  }

  private static void beginOnce(Pace pace, CountDownLatch begun) {
    try {
      pace.await();
      begun.countDown();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
