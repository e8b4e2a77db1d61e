package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.inventory.reportintake.IntakeCalls.await;
import static org.aimsledger.inventory.reportintake.IntakeCalls.registered;
import static org.aimsledger.inventory.reportintake.IntakeCalls.texts;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

/// Spans as an exporter sends them; periods are short in tests.
@QuarkusTest
class TelemetryResourceTest {
  private final String service = "svc-" + UUID.randomUUID();
  private final String trace = UUID.randomUUID().toString().replace("-", "");

  private static ValidatableResponse send(String body) {
    return as("collector", "integration")
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .post(EVENTS + "/otlp/v1/traces")
        .then();
  }

  private String request(List<String> spans) {
    return """
        {"resourceSpans": [{"resource": {"attributes": [
           {"key": "service.name", "value": {"stringValue": "%s"}}]},
         "scopeSpans": [{"scope": {"name": "x"}, "spans": [%s]}]}]}
        """
        .formatted(service, String.join(",", spans));
  }

  private String span(int number, Instant start, int milliseconds, String more) {
    return """
        {"traceId": "%s", "spanId": "%016x", "name": "chat m", "kind": 3,
         "startTimeUnixNano": "%d", "endTimeUnixNano": "%d", "attributes": [
           {"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}},
           {"key": "gen_ai.request.model", "value": {"stringValue": "m-1"}},
           {"key": "gen_ai.input.messages", "value": {"stringValue": "TOP SECRET PROMPT"}},
           {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "%d"}},
           {"key": "gen_ai.usage.output_tokens", "value": {"intValue": 7}}%s]}
        """
        .formatted(
            trace, number, nanos(start), nanos(start.plusMillis(milliseconds)), number, more);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private static final String ERROR =
      ", {\"key\": \"error.type\", \"value\": {\"stringValue\": \"timeout\"}}";

  @Test
  void callsAreAddedUpOnceWhateverTheirOrderAndReportedAfterTheirPeriod()
      throws InterruptedException {
    // Given
    var seed = 20261128L;
    var system = registered("Assistant", "opentelemetry", service);
    // In one period for sure: it began with the current one.
    var start = TelemetryStore.start(Instant.now(), Duration.ofSeconds(4));
    var requests =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> span(i, start, 100 * i, i == 3 ? ERROR : ""))
            .map(span -> request(List.of(span)))
            .collect(Collectors.toList());
    requests.addAll(List.copyOf(requests));
    Collections.shuffle(requests, new Random(seed));

    // When
    requests.forEach(request -> send(request).statusCode(200).body("partialSuccess", anEmptyMap()));

    // Then
    await("the report, seed " + seed, () -> reports(system).size() == 1);
    assertThat(reports(system).getFirst())
        .contains("\"system\":\"" + system + "\"")
        .contains(
            "\"measurements\":[{\"metric\":\"gen_ai.calls\",\"value\":10},"
                + "{\"metric\":\"gen_ai.failures\",\"value\":1},"
                + "{\"metric\":\"gen_ai.usage.input_tokens\",\"value\":55},"
                + "{\"metric\":\"gen_ai.usage.output_tokens\",\"value\":70},"
                + "{\"metric\":\"gen_ai.duration.total\",\"value\":5500,\"unit\":\"ms\"},"
                + "{\"metric\":\"gen_ai.duration.longest\",\"value\":1000,\"unit\":\"ms\"}]");
    send(requests.getFirst()).body("partialSuccess.rejectedSpans", equalTo("1"));
    var kept =
        DatabaseAccess.ofService()
            .number(
                "select (select count(*) from events where position('TOP SECRET'::bytea in document)"
                    + " > 0) + (select count(*) from event_quarantine where"
                    + " position('TOP SECRET'::bytea in raw) > 0)");
    assertThat(kept).isZero();
  }

  private List<String> reports(String system) {
    return texts(
        "select convert_from(document, 'UTF8') as text from events where"
            + " type = 'org.aimsledger.inventory.ai-system-report-measured.v1'"
            + " and convert_from(document, 'UTF8') like ?",
        "%" + system + "%");
  }

  @Test
  void whatCanNotBeCountedIsTold() {
    // Given
    var now = Instant.now();
    var good = span(1, now, 1, "");

    // When
    var answer =
        send(
            request(
                List.of(
                    good,
                    span(2, now.minusSeconds(60), 1, ""),
                    span(3, now.plusSeconds(60), 1, ""),
                    good.replace(trace, "zz"),
                    good.replace("gen_ai.operation.name", "http.method"))));

    // Then
    answer
        .statusCode(200)
        .body("partialSuccess.rejectedSpans", equalTo("3"))
        .body(
            "partialSuccess.errorMessage",
            equalTo("2 too late or from the future, 1 without what must be counted"));
  }

  @Test
  void whatIsNoTracesIsRefused() {
    // When
    var noJson = send("{");
    var other = send("{\"resourceMetrics\": []}");

    // Then
    noJson.statusCode(400);
    other.statusCode(400);
  }
}
