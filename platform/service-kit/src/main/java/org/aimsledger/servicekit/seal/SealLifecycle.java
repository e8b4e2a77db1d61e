package org.aimsledger.servicekit.seal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.servicekit.runtime.EventStoreConfig;
import org.jspecify.annotations.Nullable;

/// Seals at the configured interval, from the first interval after the start.
@Singleton
class SealLifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LaneSealer sealer;
  private final Duration interval;
  private volatile @Nullable Thread thread;

  SealLifecycle(LaneSealer sealer, EventStoreConfig config) {
    this.sealer = sealer;
    this.interval = config.eventStore().sealInterval();
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("lane-seals").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    try {
      var failing = false;
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(interval);
        failing = !attempt(failing);
      }
    } catch (InterruptedException _) {
      // Stopping.
    }
  }

  /// @param failing whether the round before failed: an outage is one line
  /// @return whether it succeeded
  private boolean attempt(boolean failing) throws InterruptedException {
    try {
      while (sealer
          .seal()
          .subscribeAsCompletionStage()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        Thread.sleep(Duration.ofMillis(10));
      }
      return true;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      if (!failing) {
        SealLog.LOG.failed(e.getCause() == null ? e.toString() : e.getCause().toString());
      }
      return false;
    }
  }
}
