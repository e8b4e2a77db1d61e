package org.aimsledger.incident.signal;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten thousand signals from one source at once, far more than it may send.
@QuarkusTest
class SignalFloodTest {
  private static final String SIGNALS = "/api/incident/v1/signals";
  private static final int FLOOD = 10_000;
  private static final int SENDERS = 16;

  /// As the tests are configured, in a minute.
  private static final int ALLOWED = 50;

  private final UUID system = KnownSystems.fresh();

  @SuppressWarnings("NullAway.Init")
  @TestHTTPResource(SIGNALS)
  URI address;

  /// Sends until all are sent.
  private void send(
      URI to,
      String source,
      AtomicInteger left,
      ConcurrentLinkedQueue<HttpResponse<String>> answers)
      throws IOException, InterruptedException {
    var bearer = Tokens.bearer(source, "integration");
    try (var http = HttpClient.newHttpClient()) {
      while (left.getAndDecrement() > 0) {
        answers.add(
            http.send(
                HttpRequest.newBuilder(to)
                    .header("Authorization", bearer)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .timeout(Duration.ofSeconds(30))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"title\":\"flood\",\"text\":\"x\",\"systems\":[\""
                                + system
                                + "\"]}"))
                    .build(),
                BodyHandlers.ofString()));
      }
    }
  }

  @Test
  void tenThousandAreBoundedAnsweredClearlyAndWhatWasAcceptedIsThere()
      throws ExecutionException, InterruptedException {
    // Given
    var source = "flood-" + UUID.randomUUID();
    var answers = new ConcurrentLinkedQueue<HttpResponse<String>>();
    var left = new AtomicInteger(FLOOD);
    var began = System.nanoTime();

    // When
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (var i = 0; i < SENDERS; i++) {
        work.add(
            senders.submit(
                () -> {
                  send(address, source, left, answers);
                  return null;
                }));
      }
      for (var each : work) {
        var _ = each.get();
      }
    }
    var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;

    // Then
    var byStatus = new TreeMap<Integer, Integer>();
    answers.forEach(answer -> byStatus.merge(answer.statusCode(), 1, Integer::sum));
    assertThat(byStatus.keySet()).isSubsetOf(201, 429, 503);
    var accepted = byStatus.get(201);
    assertThat(answers).hasSize(FLOOD);
    assertThat(accepted).isBetween(ALLOWED, (int) (ALLOWED + ALLOWED * seconds / 60 + 1));
    assertThat(byStatus.get(429)).isGreaterThan(FLOOD / 2);
    assertThat(refusals(answers))
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("Retry-After")).isPresent();
              assertThat(answer.body()).contains("https://aimsledger.org/problems/");
            });
    as("vera", "viewer")
        .get(SIGNALS + "?system=" + system + "&limit=1")
        .then()
        .statusCode(200)
        .body("total", equalTo(accepted));
    writingAs("olaf", "contributor")
        .body(Map.of("title", "undisturbed", "text", "x", "systems", List.of(system)))
        .post(SIGNALS)
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/incident/v1/signals/",
        "/api/incident/v1/signals//",
        "/api/incident/v1//signals",
        "/api/incident/v1/signals;a=b",
        "/api/incident/v1/%73ignals",
        "/api/incident/v1/x/../signals"
      })
  void noSpellingOfTheAddressIsAWayAround(String spelling)
      throws IOException, InterruptedException {
    // Given
    var answers = new ConcurrentLinkedQueue<HttpResponse<String>>();
    var source = "spelling-" + UUID.randomUUID();
    var began = System.nanoTime();

    // When
    send(address.resolve("/").resolve(spelling), source, new AtomicInteger(2 * ALLOWED), answers);

    // Then: where it is an address at all
    var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 201).count())
        .isLessThanOrEqualTo(ALLOWED + ALLOWED * seconds / 60 + 1);
    assertThat(answers.stream().map(HttpResponse::statusCode)).isSubsetOf(201, 404, 405, 429);
  }

  private static List<HttpResponse<String>> refusals(
      ConcurrentLinkedQueue<HttpResponse<String>> answers) {
    return answers.stream().filter(answer -> answer.statusCode() != 201).toList();
  }
}
