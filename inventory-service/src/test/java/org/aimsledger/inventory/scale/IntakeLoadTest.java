package org.aimsledger.inventory.scale;

import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures intake in batches of 1,000 over HTTP until all views have caught up:
/// `-Dmeasure.intake=50000`. Says what an event cost this process in CPU, which doesn't depend on
/// what else the machine has to do, and how many came in within a second, which does.
@QuarkusTest
@EnabledIfSystemProperty(
    named = "measure.intake",
    matches = "[0-9]+",
    disabledReason = "measures for minutes; -Dmeasure.intake=50000 asks for it")
class IntakeLoadTest {
  private static final int EVENTS = Integer.getInteger("measure.intake", 0);
  private static final int BATCH = 1_000;
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 3;

  @TestHTTPResource("/api/inventory/v1/ai-system-events")
  URI intake;

  @Inject ReadModel views;

  private final String token = Tokens.bearer("measure", "integration");
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Test
  void eventsAreTakenInAndShown() throws Exception {
    // Given
    String system =
        writingAs("carla", "contributor")
            .body("{\"name\": \"Chatbot\"}")
            .post("/api/inventory/v1/ai-systems")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    for (var round = 0; round <= ROUNDS; round++) {
      // When
      var cpu = process.getProcessCpuTime();
      var collecting = collecting();
      var begin = System.nanoTime();
      send(system);
      var taken = System.nanoTime();
      for (var view : views.views()) {
        await(view);
      }
      var shown = System.nanoTime();

      // Then: the first round is for the compiler
      System.err.printf(
          "%s: %,d events: %,.0f/s taken in, shown %.1f s later; CPU %.3f ms an event,"
              + " collecting garbage %.1f s%n",
          round == 0 ? "warm-up" : "round " + round,
          EVENTS,
          EVENTS / ((taken - begin) / 1e9),
          (shown - taken) / 1e9,
          (process.getProcessCpuTime() - cpu) / 1e6 / EVENTS,
          (collecting() - collecting) / 1e3);
    }
  }

  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(java.lang.management.GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static void await(ProjectionRunner<?, ?> view) {
    var deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (view.behind().await().atMost(Duration.ofSeconds(30)) > 0) {
      assertThat(System.nanoTime()).as(view.name()).isLessThan(deadline);
    }
  }

  private void send(String system) throws Exception {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var sent = new ArrayList<Future<Integer>>();
      for (var i = 0; i < EVENTS / BATCH; i++) {
        sent.add(
            clients.submit(() -> http.send(batch(system), BodyHandlers.ofString()).statusCode()));
      }
      for (var one : sent) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
  }

  /// Mostly figures, as integrations send them.
  private HttpRequest batch(String system) {
    var body =
        IntStream.range(0, BATCH)
            .mapToObj(i -> event(system, i % 10 == 0 ? "guardrail-triggered" : "metric-recorded"))
            .collect(Collectors.joining(",", "[", "]"));
    return HttpRequest.newBuilder(intake)
        .header("Authorization", token)
        .header("Content-Type", "application/cloudevents-batch+json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String event(String system, String type) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "urn:measure",
     "type": "org.aimsledger.ai-system.%s.v1",
     "data": {"system": "%s", "summary": "As every minute",
              "measurements": [{"metric": "psi", "value": 0.31},
                               {"metric": "latency", "value": 12.5, "unit": "ms"}]}}
    """
        .formatted(UUID.randomUUID(), type, system);
  }
}
