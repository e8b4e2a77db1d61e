package org.aimsledger.servicekit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class EventStoreMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventStoreMetrics metrics = new EventStoreMetrics(registry);

  @Test
  void aRelayThatHasNotSentAnythingYetIsSeenToStandStill() {
    assertThat(registry.get("aims.relay.events").counter().count()).isZero();
    assertThat(registry.get("aims.append.failures").counter().count()).isZero();
  }

  @Test
  void whatTheBrokerHasAcknowledgedIsCounted() {
    // When
    metrics.sent(0, 17, 5);
    metrics.failed(0, new IllegalStateException("no room"));

    // Then
    assertThat(registry.get("aims.relay.events").counter().count()).isEqualTo(5);
    assertThat(registry.get("aims.append.failures").counter().count()).isEqualTo(1);
  }

  @Test
  void eachMeterSaysWhatItCounts() {
    // When
    var failure = new IllegalStateException("gone");
    metrics.appended(0, 3, 1_000);
    metrics.snapshotFailed(failure);
    metrics.lost(0, 7);
    metrics.failed(failure);
    metrics.applied("risks", 0, 8, 1);
    metrics.repeated("risk", 0, 1);
    metrics.gap("risk", 0, 9, 11);
    metrics.unnumbered("risk", 0, 12);
    metrics.oversized("risk", 0, 13, 70_000);
    metrics.refused("risk", 0, 14, "retire", "unknown");
    metrics.rebuilt("risks", 2);
    metrics.failed("risks", failure);

    // Then
    assertThat(registry.getMeters())
        .filteredOn(meter -> !meter.getId().getName().endsWith(".percentile"))
        .hasSize(15)
        .allMatch(meter -> meter.getId().getDescription() != null);
  }
}
