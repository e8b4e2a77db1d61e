package org.aimsledger.audit.platform.trail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// How old the last complete comparison of stores and trail is.
@Singleton
public class ReconciliationMetrics {
  private final AtomicReference<Instant> oldest;

  ReconciliationMetrics(MeterRegistry registry, Clock clock) {
    oldest = new AtomicReference<>(clock.instant());
    Gauge.builder(
            "aims.trail.reconciliation.age",
            oldest,
            at -> Duration.between(at.get(), clock.instant()).toSeconds())
        .baseUnit("seconds")
        .description(
            "Since the last complete pass over a store, of the lane where that is the longest")
        .register(registry);
  }

  /// When the lane whose last complete pass is the oldest was complete; before its first pass, when
  /// that began.
  public void oldestPass(Instant at) {
    oldest.set(at);
  }
}
