package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both ways in, over a real broker and a real server, with real tokens, on a real database.
@QuarkusTest
class ReportIntakeResourceTest {
  private static final String EVENTS = "/api/inventory/v1/ai-system-events";
  private static final String QUARANTINE = EVENTS + "/quarantine";
  private static final String CLOUD_EVENT = "application/cloudevents+json";
  private static final String TOPIC = "aims.ai-system-events.v1";

  private final String eventId = UUID.randomUUID().toString();

  private static String registered() {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"Chatbot\"}")
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String event(String system, String kind) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "urn:monitoring",
         "type": "org.aimsledger.ai-system-event.v1",
         "data": {"system": "%s", "kind": "%s", "summary": "drifts",
                  "measurements": [{"metric": "psi", "value": 0.31}]}}
        """
        .formatted(eventId, system, kind);
  }

  private static ValidatableResponse report(String body) {
    return as("monitor", "integration")
        .contentType(CLOUD_EVENT)
        .body(body.getBytes(UTF_8))
        .post(EVENTS)
        .then();
  }

  private static long eventsOf(String report) {
    return DatabaseAccess.ofService()
        .number("select count(*) from events where stream = ?", "ai-system-report/" + report);
  }

  private static void send(List<byte @Nullable []> values) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafkaServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (var value : values) {
        var _ = producer.send(new ProducerRecord<>(TOPIC, value));
      }
      producer.flush();
    }
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.sleep(50);
    }
  }

  @Test
  void aReportIsRecordedOnceHoweverOftenItComes() {
    // Given
    var system = registered();
    String report = report(event(system, "DRIFT")).statusCode(200).extract().path("report");

    // When
    var again = report(event(system, "DRIFT"));

    // Then
    again
        .statusCode(200)
        .body("report", equalTo(report))
        .body("system", equalTo(system))
        .body("repeated", equalTo(true));
    assertThat(eventsOf(report)).isEqualTo(2);
  }

  @Test
  void aReportFindsItsSystemByExternalId() {
    // Given
    var id = UUID.randomUUID().toString();
    String system =
        writingAs("carla", "contributor")
            .body("{\"name\": \"x\", \"externalId\": {\"scope\": \"HHS\", \"id\": \"" + id + "\"}}")
            .post("/api/inventory/v1/ai-systems")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    var body =
        event("", "HARM")
            .replace(
                "\"system\": \"\"", "\"externalId\": {\"scope\": \"HHS\", \"id\": \"" + id + "\"}");

    // When
    var answer = report(body);

    // Then
    answer.statusCode(200).body("system", equalTo(system));
  }

  @Test
  void anIdThatWasUsedForAnotherReportIsRefusedAndKept() {
    // Given
    var system = registered();
    report(event(system, "DRIFT")).statusCode(200);

    // When
    var answer = report(event(system, "HARM"));

    // Then
    answer
        .statusCode(409)
        .body("reason", equalTo("EXTERNAL_ID_REUSED"))
        .body("quarantine", not(nullValue()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ no json | 400 | NOT_JSON",
        "LIST      | 400 | NOT_A_CLOUD_EVENT",
        "KIND      | 422 | ILLEGAL_DATA",
        "LARGE     | 413 | TOO_LARGE",
      })
  void aBadEventIsRefusedWithTheReasonAndKept(String body, int status, String reason) {
    // Given
    var text =
        switch (body) {
          case "LIST" -> "[\"" + eventId + "\"]";
          case "KIND" -> event(UUID.randomUUID().toString(), "FUN");
          case "LARGE" -> event(UUID.randomUUID().toString(), "x".repeat(40_000));
          default -> body + " " + eventId;
        };

    // When
    var answer = report(text);

    // Then
    String entry =
        answer
            .statusCode(status)
            .contentType("application/problem+json")
            .body("reason", equalTo(reason))
            .extract()
            .path("quarantine");
    as("rob", "responder")
        .get(QUARANTINE + "/" + entry)
        .then()
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("reason", equalTo(reason))
        .body("receivedFrom", equalTo("monitor"))
        .body("raw", equalTo(text))
        .body("size", equalTo(text.getBytes(UTF_8).length));
  }

  @Test
  void theSameBadEventIsKeptOnce() {
    // Given
    var body = event(UUID.randomUUID().toString(), "FUN");
    String first = report(body).statusCode(422).extract().path("quarantine");

    // When
    var second = report(body);

    // Then
    second.statusCode(422).body("quarantine", equalTo(first));
  }

  @Test
  void aCorrectedEventIsReplayed() {
    // Given
    var system = registered();
    String entry =
        report(event(system, "FUN"))
            .statusCode(422)
            .body("reason", equalTo("ILLEGAL_DATA"))
            .extract()
            .path("quarantine");
    var replay =
        as("rob", "responder")
            .contentType(CLOUD_EVENT)
            .body(event(system, "DRIFT").getBytes(UTF_8));

    // When
    var answer = replay.post(QUARANTINE + "/" + entry + "/replay").then();

    // Then
    String report =
        answer
            .statusCode(200)
            .body("status", equalTo("REPLAYED"))
            .body("resolvedBy", equalTo("rob"))
            .extract()
            .path("report");
    assertThat(eventsOf(report)).isEqualTo(2);
    as("rob", "responder")
        .contentType(CLOUD_EVENT)
        .body("{}".getBytes(UTF_8))
        .post(QUARANTINE + "/" + entry + "/replay")
        .then()
        .statusCode(200)
        .body("report", equalTo(report));
  }

  @Test
  void aCorrectionThatIsStillWrongLeavesTheEntryOpen() {
    // Given
    String entry = report("nonsense " + eventId).statusCode(400).extract().path("quarantine");

    // When
    var answer =
        as("rob", "responder")
            .contentType(CLOUD_EVENT)
            .body(event(UUID.randomUUID().toString(), "FUN").getBytes(UTF_8))
            .post(QUARANTINE + "/" + entry + "/replay")
            .then();

    // Then
    answer.statusCode(422).body("reason", equalTo("ILLEGAL_DATA"));
    as("rob", "responder").get(QUARANTINE + "/" + entry).then().body("status", equalTo("OPEN"));
  }

  @Test
  void anEntryIsDiscardedWithAReasonAndThenNotReplayed() {
    // Given
    String entry = report("nonsense " + eventId).statusCode(400).extract().path("quarantine");

    // When
    var answer =
        writingAs("rob", "responder")
            .body("{\"reason\": \"spam\"}")
            .post(QUARANTINE + "/" + entry + "/discard")
            .then();

    // Then
    answer
        .statusCode(200)
        .body("status", equalTo("DISCARDED"))
        .body("note", equalTo("spam"))
        .body("resolvedBy", equalTo("rob"));
    as("rob", "responder")
        .post(QUARANTINE + "/" + entry + "/retry")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/ai-system-event/resolved"));
  }

  @Test
  void whatIsOpenInTheQuarantineIsCountedForAnAlert() throws Exception {
    // Given
    var database = DatabaseAccess.ofService();
    var _ = report("nonsense " + UUID.randomUUID()).statusCode(400);

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(as("prometheus", "monitoring").get("/q/metrics").asString())
                    .contains(
                        "aims_quarantine_open %d.0"
                            .formatted(
                                database.number(
                                    "select count(*) from event_quarantine where status = 'OPEN'"))));
  }

  @Test
  void theQuarantineIsListedOldestFirstByStatus() {
    // Given
    String entry = report("nonsense " + eventId).statusCode(400).extract().path("quarantine");

    // When
    var answer = as("axel", "auditor").get(QUARANTINE + "?status=OPEN&limit=500").then();

    // Then
    answer
        .statusCode(200)
        .body("items.id", hasItem(entry))
        .body("total", greaterThanOrEqualTo(1))
        .body("items[0].raw", nullValue());
  }

  @ParameterizedTest
  @CsvSource({"viewer,403", "integration,403", "auditor,200"})
  void theQuarantineIsForThoseWhoWorkOnIt(String role, int status) {
    // When
    var answer = as("someone", role).get(QUARANTINE).then();

    // Then
    answer.statusCode(status);
  }

  @Test
  void onlyIntegrationsReport() {
    // When
    var answer =
        as("vera", "viewer")
            .contentType(CLOUD_EVENT)
            .body("{}".getBytes(UTF_8))
            .post(EVENTS)
            .then();

    // Then
    answer.statusCode(403);
  }

  @Test
  void kafkaGoesOnAfterBadEvents() throws InterruptedException {
    // Given
    var system = registered();
    var bad = "bad " + eventId;
    var good = event(system, "DRIFT");

    // When
    send(
        Arrays.asList(
            bad.getBytes(UTF_8), null, new byte[] {(byte) 0xff, 0x00}, good.getBytes(UTF_8)));

    // Then
    var database = DatabaseAccess.ofService();
    await(
        "the good event behind the bad ones",
        () ->
            database.number(
                    "select count(*) from events where type = ? and"
                        + " convert_from(document, 'UTF8') like ?",
                    "org.aimsledger.inventory.ai-system-report-received.v1",
                    "%" + eventId + "%")
                == 1);
    assertThat(
            database.number(
                "select count(*) from event_quarantine where place like ? and raw = ?",
                TOPIC + "/%",
                bad.getBytes(UTF_8)))
        .isEqualTo(1);
  }
}
