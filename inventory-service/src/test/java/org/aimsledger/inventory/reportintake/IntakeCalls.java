package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What integrations send, and what they look at afterwards.
final class IntakeCalls {
  static final String EVENTS = "/api/inventory/v1/ai-system-events";
  private static final String TOPIC = "aims.ai-system-events.v1";

  private IntakeCalls() {}

  static String registered(String name) {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"" + name + "\"}")
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static String registered(String name, String scope, String externalId) {
    return writingAs("carla", "contributor")
        .body(
            """
            {"name": "%s", "externalId": {"scope": "%s", "id": "%s"}}
            """
                .formatted(name, scope, externalId))
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /// An event of one of our types.
  static String event(String id, String type, String data) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "urn:monitoring",
         "type": "org.aimsledger.ai-system.%s.v1", "data": {%s}}
        """
        .formatted(id, type, data);
  }

  static ValidatableResponse batch(String body) {
    return as("monitor", "integration")
        .contentType("application/cloudevents-batch+json")
        .body(body.getBytes(UTF_8))
        .post(EVENTS)
        .then();
  }

  /// As a sender does: what is answered 503, e.g. by a service that has just started on a busy
  /// machine, is sent again.
  static ValidatableResponse report(String body) {
    var answer = sent(body);
    for (var i = 0; i < 20 && answer.extract().statusCode() == 503; i++) {
      LockSupport.parkNanos(500_000_000L);
      answer = sent(body);
    }
    return answer;
  }

  private static ValidatableResponse sent(String body) {
    return as("monitor", "integration")
        .contentType("application/cloudevents+json")
        .body(body.getBytes(UTF_8))
        .post(EVENTS)
        .then();
  }

  static void send(byte[] value, Map<String, String> headers) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafkaServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var record = new ProducerRecord<byte[], byte[]>(TOPIC, value);
      headers.forEach(
          (name, text) -> record.headers().add(new RecordHeader(name, text.getBytes(UTF_8))));
      var _ = producer.send(record);
      producer.flush();
    }
  }

  /// How many reports with this text in them the log has.
  static long recorded(String text) {
    return DatabaseAccess.ofService()
        .number(
            "select count(*) from events where type = ? and convert_from(document, 'UTF8') like ?",
            "org.aimsledger.inventory.ai-system-report-received.v1",
            "%" + text + "%");
  }

  static List<String> documents(String stream) {
    return texts(
        "select convert_from(document, 'UTF8') as text from events where stream = ?"
            + " order by stream_version",
        stream);
  }

  /// The column `text` of a query.
  static List<String> texts(String sql, Object... parameters) {
    return DatabaseAccess.ofService().rows(sql, parameters).stream()
        .map(row -> String.valueOf(row.get("text")))
        .toList();
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.sleep(50);
    }
  }
}
