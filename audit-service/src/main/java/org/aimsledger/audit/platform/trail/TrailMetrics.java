package org.aimsledger.audit.platform.trail;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
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
  private final Clock clock;
  private final Timer appendTime;
  private final DistributionSummary batch;
  private final Map<String, Witnessed> witnessed = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();
  private final AtomicLong published = new AtomicLong();
  private final AtomicReference<Instant> appendedAt = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<Instant> publishedAt = new AtomicReference<>(Instant.EPOCH);

  /// How far a witness has cosigned, and when it last went further.
  private record Witnessed(AtomicLong size, AtomicReference<Instant> at) {}

  public TrailMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
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
    Gauge.builder("aims.trail.checkpoint.age", this, TrailMetrics::checkpointAge)
        .baseUnit("seconds")
        .description("Since the newest checkpoint, while entries wait for one; 0 when it has all")
        .register(registry);
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
    var known = witnessed.computeIfAbsent(witness, this::register);
    if (known.size().getAndAccumulate(size, Math::max) < size) {
      known.at().set(clock.instant());
    }
  }

  private Witnessed register(String witness) {
    var known = new Witnessed(new AtomicLong(), new AtomicReference<>(clock.instant()));
    Gauge.builder("aims.trail.witness.size", known, all -> all.size().get())
        .description("Entries covered by the newest checkpoint that the witness cosigned")
        .tag("witness", witness)
        .register(registry);
    Gauge.builder("aims.trail.witness.age", known, this::witnessAge)
        .baseUnit("seconds")
        .description("Since the witness last cosigned more, while a checkpoint waits for it")
        .tag("witness", witness)
        .register(registry);
    return known;
  }

  private double checkpointAge() {
    var at = publishedAt();
    var covered = at.equals(Instant.EPOCH) || publishedSize() >= size();
    return covered ? 0 : Duration.between(at, clock.instant()).toSeconds();
  }

  private double witnessAge(Witnessed known) {
    return known.size().get() >= publishedSize()
        ? 0
        : Duration.between(known.at().get(), clock.instant()).toSeconds();
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
