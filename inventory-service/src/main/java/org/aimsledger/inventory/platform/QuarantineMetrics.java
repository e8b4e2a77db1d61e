package org.aimsledger.inventory.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// How many events of outsiders nobody has settled, as of the last look at them.
@Singleton
public class QuarantineMetrics {
  private final AtomicLong open = new AtomicLong();

  QuarantineMetrics(MeterRegistry registry) {
    Gauge.builder("aims.quarantine.open", open, AtomicLong::get)
        .description("Events of outsiders in quarantine that were neither replayed nor discarded")
        .register(registry);
  }

  /// What the last look has found.
  public void seen(long events) {
    open.set(events);
  }
}
