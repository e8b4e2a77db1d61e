package org.aimsledger.audit.platform.trail;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Counts and times what the trail does.
@Singleton
public class TrailMetrics {
  private final MeterRegistry registry;
  private final Timer appendTime;
  private final DistributionSummary batch;
  private final Map<String, AtomicLong> witnessed = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();
  private final AtomicLong published = new AtomicLong();
  private final AtomicReference<Instant> appendedAt = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<Instant> publishedAt = new AtomicReference<>(Instant.EPOCH);

  public TrailMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.appendTime =
        Timer.builder("aims.trail.append.duration")
            .description("From taking the log to the answer of its last statement")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.batch =
        DistributionSummary.builder("aims.trail.batch.events")
            .description("Events that one transaction appended to the trail")
            .register(registry);
    register("aims.trail.size", "Entries in the trail", size);
    register("aims.trail.checkpoint.size", "Entries covered by the newest checkpoint", published);
    // From 0 on: of a counter that begins with its first alarm nobody sees that it has risen.
    for (var kind : AlarmKind.values()) {
      alarm(kind.name(), 0);
    }
  }

  private void register(String name, String description, AtomicLong value) {
    Gauge.builder(name, value, AtomicLong::get).description(description).register(registry);
  }

  void appended(long sizeAfter, int events, Duration took, Instant now) {
    size.accumulateAndGet(sizeAfter, Math::max);
    batch.record(events);
    appendTime.record(took);
    appendedAt.set(now);
  }

  void alarm(String kind, int count) {
    registry.counter("aims.trail.alarms", "kind", kind).increment(count);
  }

  /// A witness has cosigned a checkpoint of this size; 0 as long as it has cosigned none.
  public void witnessed(String witness, long size) {
    witnessed
        .computeIfAbsent(
            witness,
            name -> {
              var value = new AtomicLong();
              Gauge.builder("aims.trail.witness.size", value, AtomicLong::get)
                  .description("Entries covered by the newest checkpoint that the witness cosigned")
                  .tag("witness", name)
                  .register(registry);
              return value;
            })
        .accumulateAndGet(size, Math::max);
  }

  /// A witness has not cosigned.
  ///
  /// @param reason `refused`, `unreachable` or `unusable`
  public void witnessFailed(String witness, String reason) {
    registry
        .counter("aims.trail.witness.failures", "witness", witness, "reason", reason)
        .increment();
  }

  /// The state of the log as the publisher saw it.
  public void published(long trailSize, long checkpointSize, Instant checkpointAt) {
    size.set(trailSize);
    published.set(checkpointSize);
    publishedAt.set(checkpointAt);
  }

  public long size() {
    return size.get();
  }

  /// Entries covered by the newest checkpoint.
  public long publishedSize() {
    return published.get();
  }

  /// When the newest checkpoint was published.
  public Instant publishedAt() {
    return publishedAt.get();
  }

  /// When the trail last grew by this process.
  public Instant appendedAt() {
    return appendedAt.get();
  }

  /// Records that Kafka holds for the trail and that were not fetched yet, as its client counts
  /// them.
  public long waiting() {
    return (long)
        registry.find("kafka.consumer.fetch.manager.records.lag.max").gauges().stream()
            .mapToDouble(Gauge::value)
            .filter(value -> !Double.isNaN(value))
            .max()
            .orElse(0);
  }
}
