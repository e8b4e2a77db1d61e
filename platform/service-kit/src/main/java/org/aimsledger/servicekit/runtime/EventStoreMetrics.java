package org.aimsledger.servicekit.runtime;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.project.ProjectionObserver;
import org.aimsledger.eventstore.relay.RelayObserver;
import org.aimsledger.eventstore.store.AppendObserver;

/// Counts and times what the event store does, and logs what an operator must know.
@Singleton
public class EventStoreMetrics
    implements AppendObserver, RelayObserver, InboxObserver, ProjectionObserver {
  private final MeterRegistry registry;
  private final Timer appendTime;
  private final DistributionSummary appendBatch;
  private final AtomicReference<Instant> relayMoved = new AtomicReference<>(Instant.EPOCH);

  EventStoreMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.appendTime =
        Timer.builder("aims.append.duration")
            .description("From sending a batch of appends to its durable answer")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.appendBatch =
        DistributionSummary.builder("aims.append.batch.items")
            .description("Appends stored by one statement")
            .register(registry);
  }

  /// When the broker last acknowledged something.
  Instant relayMoved() {
    return relayMoved.get();
  }

  @Override
  public void appended(int lane, int items, long nanos) {
    appendTime.record(nanos, TimeUnit.NANOSECONDS);
    appendBatch.record(items);
  }

  @Override
  public void failed(int lane, Throwable failure) {
    registry.counter("aims.append.failures").increment();
    EventStoreLog.LOG.appendFailed(lane, reason(failure));
  }

  @Override
  public void snapshotFailed(Throwable failure) {
    registry.counter("aims.snapshot.failures").increment();
    EventStoreLog.LOG.snapshotFailed(reason(failure));
  }

  @Override
  public void sent(int lane, long seq, int events) {
    registry.counter("aims.relay.events").increment(events);
    relayMoved.set(Instant.now());
  }

  @Override
  public void lost(int lane, long seq) {
    registry.counter("aims.relay.refills").increment();
    EventStoreLog.LOG.brokerLost(lane, seq);
  }

  @Override
  public void failed(Throwable failure) {
    registry.counter("aims.relay.failures").increment();
    EventStoreLog.LOG.relayFailed(reason(failure));
  }

  @Override
  public void applied(String name, int lane, long seq, int events) {
    // Inboxes and views share the signature; names of sources and views don't overlap.
    registry.counter("aims.applied.events", "by", name).increment(events);
  }

  @Override
  public void repeated(String source, int lane, int events) {
    registry.counter("aims.inbox.repeated", "source", source).increment(events);
  }

  @Override
  public void gap(String source, int lane, long expected, long found) {
    registry.counter("aims.inbox.gaps", "source", source).increment();
    EventStoreLog.LOG.gap(source, lane, expected, found);
  }

  @Override
  public void unnumbered(String source, int partition, long offset) {
    registry.counter("aims.inbox.unnumbered", "source", source).increment();
    EventStoreLog.LOG.unnumbered(source, partition, offset);
  }

  @Override
  public void oversized(String source, int partition, long offset, int bytes) {
    registry.counter("aims.inbox.oversized", "source", source).increment();
    EventStoreLog.LOG.oversized(source, partition, offset, bytes);
  }

  @Override
  public void refused(String source, int lane, long seq, String command, String reason) {
    registry.counter("aims.inbox.refusals", "source", source).increment();
    EventStoreLog.LOG.refused(source, lane, seq, command);
  }

  @Override
  public void rebuilding(String projection, int fromVersion, int toVersion) {
    EventStoreLog.LOG.rebuilding(projection, fromVersion, toVersion);
  }

  @Override
  public void rebuilt(String projection, int version) {
    registry.counter("aims.view.rebuilds", "view", projection).increment();
    EventStoreLog.LOG.rebuilt(projection, version);
  }

  @Override
  public void failed(String name, Throwable failure) {
    registry.counter("aims.follow.failures", "by", name).increment();
    EventStoreLog.LOG.deliveryFailed(name, reason(failure));
  }

  /// Class and message of a failure; the messages of the database and the broker hold no event
  /// data.
  static String reason(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
