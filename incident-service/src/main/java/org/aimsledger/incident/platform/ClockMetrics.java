package org.aimsledger.incident.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// How many legal clocks need somebody, as of the last look at them.
@Singleton
public class ClockMetrics {
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong dueSoon = new AtomicLong();

  ClockMetrics(MeterRegistry registry) {
    Gauge.builder("aims.clocks.missed", missed, AtomicLong::get)
        .description("Running clocks whose deadline has passed without a filed report")
        .register(registry);
    Gauge.builder("aims.clocks.due.soon", dueSoon, AtomicLong::get)
        .description("Running clocks whose deadline is within the next 24 hours")
        .register(registry);
  }

  /// What the last look has found.
  public void seen(long clocksMissed, long clocksDueSoon) {
    missed.set(clocksMissed);
    dueSoon.set(clocksDueSoon);
  }
}
