package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.inventory.reportintake.IntakeCalls.await;
import static org.aimsledger.inventory.reportintake.IntakeCalls.batch;
import static org.aimsledger.inventory.reportintake.IntakeCalls.documents;
import static org.aimsledger.inventory.reportintake.IntakeCalls.event;
import static org.aimsledger.inventory.reportintake.IntakeCalls.recorded;
import static org.aimsledger.inventory.reportintake.IntakeCalls.registered;
import static org.aimsledger.inventory.reportintake.IntakeCalls.send;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Batch and binary mode, over a real server and a real broker.
@QuarkusTest
class ReportBatchResourceTest {
  private final String id = UUID.randomUUID().toString();

  private static String system(String system) {
    return "\"system\": \"" + system + "\"";
  }

  @Test
  void aBatchIsAnsweredItemByItem() {
    // Given
    var system = registered("Chatbot");
    var good = event(id + "-1", "deployed", system(system));
    batch("[" + event(id + "-0", "stopped", system(system)) + "]").statusCode(200);

    // When
    var answer =
        batch(
            "["
                + String.join(
                    ",",
                    event(id + "-0", "stopped", system(system)),
                    good,
                    good,
                    event(id + "-1", "retired", system(system)),
                    event(id + "-2", "deployed", system(UUID.randomUUID().toString())),
                    "7",
                    "{\"a\": 1, \"a\": 2, \"x\": \"" + id + "\"}")
                + "]");

    // Then
    answer
        .statusCode(200)
        .body(
            "items.result",
            contains(
                "DUPLICATE",
                "RECORDED",
                "DUPLICATE",
                "QUARANTINED",
                "HELD",
                "QUARANTINED",
                "QUARANTINED"))
        .body("items.index", contains(0, 1, 2, 3, 4, 5, 6))
        .body("recorded", equalTo(1))
        .body("duplicates", equalTo(2))
        .body("held", equalTo(1))
        .body("quarantined", equalTo(3))
        .body("items[3].reason", equalTo("EXTERNAL_ID_REUSED"))
        .body("items[4].finding", notNullValue())
        .body("items[5].reason", equalTo("NOT_A_CLOUD_EVENT"))
        .body("items[6].reason", equalTo("NOT_JSON"))
        .body("items[6].quarantine", notNullValue());
    assertThat(recorded(id + "-1")).isEqualTo(1);
  }

  @Test
  void aFullBatchIsRecordedAndRepeatingItChangesNothing() {
    // Given
    var system = registered("Chatbot");
    var body =
        IntStream.range(0, 1_000)
            .mapToObj(i -> event(id + "-" + i, "guardrail-triggered", system(system)))
            .collect(Collectors.joining(",", "[", "]"));
    batch(body).statusCode(200).body("recorded", equalTo(1_000));

    // When
    var answer = batch(body);

    // Then
    answer.statusCode(200).body("duplicates", equalTo(1_000)).body("items", hasSize(1_000));
    assertThat(recorded(id)).isEqualTo(1_000);
  }

  @Test
  void aBatchOfTooManyIsRefusedWhole() {
    // Given
    var system = registered("Chatbot");
    var body =
        IntStream.range(0, 1_001)
            .mapToObj(i -> event(id + "-" + i, "stopped", system(system)))
            .collect(Collectors.joining(",", "[", "]"));

    // When
    var answer = batch(body);

    // Then
    answer.statusCode(413).body("limitEvents", equalTo(1_000));
    assertThat(recorded(id)).isZero();
  }

  @Test
  void aBrokenBatchIsKeptWhole() {
    // When
    var answer = batch("[" + event(id, "stopped", system(id)));

    // Then
    answer.statusCode(400).body("reason", equalTo("NOT_JSON")).body("quarantine", notNullValue());
  }

  @Test
  void anEmptyBatchIsNothing() {
    // When
    var answer = batch("[]");

    // Then
    answer.statusCode(200).body("items", hasSize(0));
  }

  @Test
  void binaryModeSaysTheSameAsStructuredMode() {
    // Given
    var system = registered("Chatbot");
    var data = "{\"system\": \"" + system + "\", \"details\": {\"version\": \"7\"}}";
    String report =
        as("monitor", "integration")
            .contentType("application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", "urn:monitoring")
            .header("ce-type", "org.aimsledger.ai-system.version-changed.v1")
            .body(data.getBytes(UTF_8))
            .post(EVENTS)
            .then()
            .statusCode(200)
            .extract()
            .path("report");

    // When
    var structured =
        IntakeCalls.report(event(id, "version-changed", data.substring(1, data.length() - 1)));

    // Then
    structured.statusCode(200).body("report", equalTo(report)).body("repeated", equalTo(true));
    assertThat(documents("ai-system-report/" + report))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"details\":[{\"name\":\"version\",\"value\":\"7\"}]");
  }

  @Test
  void dataThatIsNoJsonIsKeptAsItIs() {
    // Given
    var system = registered("Chatbot");

    // When
    var answer =
        as("monitor", "integration")
            .contentType("application/x-protobuf")
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", "urn:caf%C3%A9")
            .header("ce-type", "com.example.scanned")
            .header("ce-aimssystem", system)
            .body(new byte[] {0, 1, (byte) 0xff})
            .post(EVENTS)
            .then();

    // Then
    String report = answer.statusCode(200).extract().path("report");
    assertThat(documents("ai-system-report/" + report))
        .hasSize(2)
        .satisfies(
            documents -> {
              assertThat(documents.getFirst()).contains("\"reporter\":\"urn:café\"");
              assertThat(documents.getLast())
                  .contains("\"type\":\"com.example.scanned\"")
                  .contains("\"contentType\":\"application/x-protobuf")
                  .contains("\"dataBase64\":\"AAH/\"");
            });
  }

  @Test
  void aBodyThatIsNoEventInAnyModeIsRefused() {
    // When
    var answer =
        as("monitor", "integration")
            .contentType("text/plain")
            .body("hello".getBytes(UTF_8))
            .post(EVENTS)
            .then();

    // Then
    answer.statusCode(415);
  }

  @Test
  void kafkaTakesBatchesAndBinaryModeAndGoesOnAfterABadDocument() throws InterruptedException {
    // Given
    var system = registered("Chatbot");

    // When
    send(
        "{".getBytes(UTF_8), Map.of("content-type", "application/cloudevents+json; charset=utf-8"));
    send(
        ("["
                + event(id + "-b1", "deployed", system(system))
                + ", {}, "
                + event(id + "-b2", "stopped", system(system))
                + "]")
            .getBytes(UTF_8),
        Map.of("content-type", "application/cloudevents-batch+json; charset=utf-8"));
    send(
        ("{\"system\": \"" + system + "\"}").getBytes(UTF_8),
        Map.of(
            "content-type", "application/json",
            "ce_specversion", "1.0",
            "ce_id", id + "-b3",
            "ce_source", "urn:monitoring",
            "ce_type", "org.aimsledger.ai-system.retired.v1"));

    // Then
    await("all three", () -> recorded(id + "-b") == 3);
  }
}
