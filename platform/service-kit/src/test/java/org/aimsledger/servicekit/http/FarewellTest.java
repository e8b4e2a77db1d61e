package org.aimsledger.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.scheduler.Scheduler;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/// The order in which a service says good-bye.
class FarewellTest {
  private static final Duration LEAVE = Duration.ofMillis(500);

  private final AtomicBoolean paused = new AtomicBoolean();

  private record Door(
      int requests,
      int operations,
      MemorySize bodies,
      Duration longestAnswer,
      Duration sweep,
      Duration leave,
      Duration longestFarewell)
      implements AdmissionConfig {}

  private record Bodies(MemorySize maxBodySize, Map<String, MemorySize> largerBodies)
      implements BodyLimitConfig {}

  private static MemorySize size(long bytes) {
    return new MemorySize(BigInteger.valueOf(bytes));
  }

  /// The framework's: all that matters of it is that it was paused.
  private Scheduler scheduler() {
    return (Scheduler)
        Proxy.newProxyInstance(
            Scheduler.class.getClassLoader(),
            new Class<?>[] {Scheduler.class},
            (_, method, _) -> {
              if (method.getName().equals("pause")) {
                paused.set(true);
                return null;
              }
              return true;
            });
  }

  @Test
  void itIsNotReadyWhileItStillLetsRequestsIn() throws Exception {
    // Given
    var config =
        new Door(
            8,
            8,
            size(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            LEAVE,
            Duration.ofSeconds(1));
    var admission =
        new Admission(
            config, new BodyLimits(new Bodies(size(10), Map.of())), new SimpleMeterRegistry());
    var readiness = new DoorReadiness(admission);
    assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    var farewell = new Farewell(admission, scheduler(), config);
    var begun = System.nanoTime();

    // When
    var goodbye = Thread.ofVirtual().start(() -> finish(farewell));
    while (!admission.leaving()) {
      Thread.sleep(1);
    }

    // Then: on its way out, and open
    assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(admission.closed()).isFalse();
    assertThat(goodbye.join(Duration.ofSeconds(20))).isTrue();
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(LEAVE.toNanos());
    assertThat(admission.closed()).isTrue();
    assertThat(paused).isTrue();
  }

  private static void finish(Farewell farewell) {
    try {
      farewell.finish(new ShutdownDelayInitiatedEvent());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
