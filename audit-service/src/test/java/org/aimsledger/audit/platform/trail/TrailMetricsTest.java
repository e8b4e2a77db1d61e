package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrailMetricsTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void theCounterOfEachKindOfAlarmIsThereBeforeTheFirst() {
    // Given
    var registry = new SimpleMeterRegistry();

    // When
    var metrics = new TrailMetrics(registry, Clock.systemUTC());

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

  @Test
  void whatWaitsForASignatureOrACosignatureHasAnAge() {
    // Given
    var registry = new SimpleMeterRegistry();
    var now = new AtomicReference<>(START);
    var metrics = new TrailMetrics(registry, clock(now));
    assertThat(age(registry, "checkpoint")).isZero();

    // When: three of five entries are signed for, and the witness has cosigned two
    metrics.published(5, 3, START);
    metrics.witnessed("w", 2);
    now.set(START.plusSeconds(40));
    metrics.witnessed("w", 2);

    // Then
    assertThat(age(registry, "checkpoint")).isEqualTo(40);
    assertThat(age(registry, "witness")).isEqualTo(40);

    // When: nothing waits any more
    metrics.published(5, 5, START.plusSeconds(41));
    metrics.witnessed("w", 5);
    now.set(START.plusSeconds(4_000));

    // Then: a log that rests has no age
    assertThat(age(registry, "checkpoint")).isZero();
    assertThat(age(registry, "witness")).isZero();
  }

  private static double age(SimpleMeterRegistry registry, String of) {
    return registry.get("aims.trail." + of + ".age").gauge().value();
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for a zone");
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
