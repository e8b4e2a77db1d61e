package org.aimsledger.servicekit.runtime;

import io.micrometer.core.instrument.Counter;
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
  private final Counter appendFailures;
  private final Counter relayed;
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
    // From 0 on: a relay that never sends anything, because the broker was away when the process
    // began, has no counter otherwise, and the alert on one that stands still has nothing to see.
    this.appendFailures =
        counter("aims.append.failures", "Batches of appends that the database did not take");
    this.relayed = counter("aims.relay.events", "Events that the broker has acknowledged");
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
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
    appendFailures.increment();
    EventStoreLog.LOG.appendFailed(lane, reason(failure));
  }

  @Override
  public void snapshotFailed(Throwable failure) {
    counter(
            "aims.snapshot.failures",
            "Snapshots that could not be stored; the next fold reads more events")
        .increment();
    EventStoreLog.LOG.snapshotFailed(reason(failure));
  }

  @Override
  public void sent(int lane, long seq, int events) {
    relayed.increment(events);
    relayMoved.set(Instant.now());
  }

  @Override
  public void lost(int lane, long seq) {
    counter(
            "aims.relay.refills",
            "Times that a lane was sent again because the broker had lost records")
        .increment();
    EventStoreLog.LOG.brokerLost(lane, seq);
  }

  @Override
  public void failed(Throwable failure) {
    counter("aims.relay.failures", "Times that a relay began anew after an error").increment();
    EventStoreLog.LOG.relayFailed(reason(failure));
  }

  @Override
  public void applied(String name, int lane, long seq, int events) {
    // Inboxes and views share the signature; names of sources and views don't overlap.
    counter("aims.applied.events", "Events that an inbox or a view has applied", "by", name)
        .increment(events);
  }

  @Override
  public void repeated(String source, int lane, int events) {
    counter("aims.inbox.repeated", "Events that came again and were skipped", "source", source)
        .increment(events);
  }

  @Override
  public void gap(String source, int lane, long expected, long found) {
    counter(
            "aims.inbox.gaps",
            "Times that events were missing and were fetched from the producer",
            "source",
            source)
        .increment();
    EventStoreLog.LOG.gap(source, lane, expected, found);
  }

  @Override
  public void unnumbered(String source, int partition, long offset) {
    counter(
            "aims.inbox.unnumbered",
            "Records without a number of a lane, which were skipped",
            "source",
            source)
        .increment();
    EventStoreLog.LOG.unnumbered(source, partition, offset);
  }

  @Override
  public void oversized(String source, int partition, long offset, int bytes) {
    counter(
            "aims.inbox.oversized",
            "Records that are larger than an event may be, which were skipped",
            "source",
            source)
        .increment();
    EventStoreLog.LOG.oversized(source, partition, offset, bytes);
  }

  @Override
  public void refused(String source, int lane, long seq, String command, String reason) {
    counter(
            "aims.inbox.refusals",
            "Events of others on which the service could not act",
            "source",
            source)
        .increment();
    EventStoreLog.LOG.refused(source, lane, seq, command);
  }

  @Override
  public void rebuilding(String projection, int fromVersion, int toVersion) {
    EventStoreLog.LOG.rebuilding(projection, fromVersion, toVersion);
  }

  @Override
  public void rebuilt(String projection, int version) {
    counter("aims.view.rebuilds", "Times that a view was built anew", "view", projection)
        .increment();
    EventStoreLog.LOG.rebuilt(projection, version);
  }

  @Override
  public void failed(String name, Throwable failure) {
    counter(
            "aims.follow.failures",
            "Times that an inbox or a view began anew after an error",
            "by",
            name)
        .increment();
    EventStoreLog.LOG.deliveryFailed(name, reason(failure));
  }

  /// Class and message of a failure; the messages of the database and the broker hold no event
  /// data.
  static String reason(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
