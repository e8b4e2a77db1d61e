package org.aimsledger.audit.platform.trail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Which checkpoints left the house.
@Singleton
public class PushMetrics {
  private final MeterRegistry registry;
  private final Map<String, AtomicLong> sizes = new ConcurrentHashMap<>();

  public PushMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// A target has a checkpoint of this size.
  public void delivered(String target, long size) {
    sizes
        .computeIfAbsent(
            target,
            name -> {
              var value = new AtomicLong();
              Gauge.builder("aims.trail.push.size", value, AtomicLong::get)
                  .description("Entries covered by the newest checkpoint that the target got")
                  .tag("target", name)
                  .register(registry);
              return value;
            })
        .accumulateAndGet(size, Math::max);
  }

  /// A target has not taken a checkpoint.
  public void failed(String target) {
    registry.counter("aims.trail.push.failures", "target", target).increment();
  }
}
