package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class TrailMetricsTest {
  @Test
  void theCounterOfEachKindOfAlarmIsThereBeforeTheFirst() {
    // Given
    var registry = new SimpleMeterRegistry();

    // When
    var metrics = new TrailMetrics(registry);

    // Then: an alert asks by how much it has risen
    assertThat(registry.find("aims.trail.alarms").counters())
        .hasSize(AlarmKind.values().length)
        .allMatch(counter -> counter.count() == 0);

    // When
    metrics.alarm("STORE_DIFFERS", 1);

    // Then
    assertThat(registry.find("aims.trail.alarms").tag("kind", "STORE_DIFFERS").counter())
        .isNotNull()
        .extracting(Counter::count)
        .isEqualTo(1.0);
  }
}
