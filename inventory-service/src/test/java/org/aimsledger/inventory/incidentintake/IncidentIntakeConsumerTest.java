package org.aimsledger.inventory.incidentintake;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// Events of incident-service through the real topic.
@QuarkusTest
class IncidentIntakeConsumerTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final int LANE = 0;

  private final UUID incident = UUID.randomUUID();

  private static String registered() {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"Chatbot\"}")
        .post(SYSTEMS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static byte[] document(IncidentEvent event) {
    var envelope =
        new EventDocument.Envelope(
            UUID.randomUUID(),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("incident", event.incident()),
            1,
            OffsetDateTime.parse("2026-11-20T12:00:00Z"),
            "ina",
            "c-" + event.incident(),
            null,
            null);
    return EventDocument.write(envelope, event);
  }

  /// Sends with the dense numbers that follow what the service has seen, each `times` times.
  private static void send(int times, IncidentEvent... events) {
    var next =
        DatabaseAccess.ofService()
            .number(
                "select coalesce(max(seq), 0) from inbox_cursor where source = 'incident' and"
                    + " lane = 0");
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafkaServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (var event : events) {
        next++;
        for (var i = 0; i < times; i++) {
          var message =
              new ProducerRecord<byte[], byte[]>("aims.incident.v1", 0, null, document(event));
          message.headers().add("lane", bytes(LANE));
          message.headers().add("lane-seq", bytes(next));
          var _ = producer.send(message);
        }
      }
      producer.flush();
    }
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> types(String system) {
    return as("axel", "auditor")
        .get(SYSTEMS + "/" + system + "/history")
        .then()
        .extract()
        .path("items.type");
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.sleep(50);
    }
  }

  private static String name(String event) {
    return "org.aimsledger.inventory.ai-system-" + event + ".v1";
  }

  @Test
  void containmentSuspendsTheSystemAndItsReleaseResumesItEachOnce() throws InterruptedException {
    // Given
    var system = registered();
    var id = UUID.fromString(system);

    // When
    send(
        2,
        new IncidentEvent.ContainmentRequested(incident, id, "harm", null, NOON),
        new IncidentEvent.ContainmentReleased(incident, id, "mended", NOON));

    // Then
    await("resumption", () -> types(system).contains(name("resumed")));
    assertThat(types(system))
        .containsExactly(name("registered"), name("suspended"), name("resumed"));
    List<String> causes =
        as("axel", "auditor")
            .get(SYSTEMS + "/" + system + "/history")
            .then()
            .extract()
            .path("items.correlation");
    assertThat(causes.get(1)).isEqualTo("c-" + incident);
  }

  @Test
  void whatIsAskedForAgainSuspendsOnce() throws InterruptedException {
    // Given
    var system = registered();
    var id = UUID.fromString(system);

    // When
    send(
        2,
        new IncidentEvent.ContainmentRequested(incident, id, "harm", NOON, NOON),
        new IncidentEvent.ContainmentRetried(incident, id, "harm", 2, NOON, NOON),
        new IncidentEvent.ContainmentReleased(incident, id, "mended", NOON));

    // Then
    await("resumption", () -> types(system).contains(name("resumed")));
    assertThat(types(system))
        .containsExactly(name("registered"), name("suspended"), name("resumed"));
  }

  @Test
  void aRetiredSystemDeclinesAndAnUnknownOneIsListedAsRefusal() throws InterruptedException {
    // Given
    var system = registered();
    var unknown = UUID.randomUUID();
    writingAs("olaf", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(SYSTEMS + "/" + system + "/retirement")
        .then()
        .statusCode(200);

    // When
    send(
        1,
        new IncidentEvent.ContainmentRequested(incident, unknown, "harm", null, NOON),
        new IncidentEvent.ContainmentRequested(
            incident, UUID.fromString(system), "harm", null, NOON));

    // Then
    await("the answer", () -> types(system).contains(name("containment-declined")));
    assertThat(
            DatabaseAccess.ofService()
                .number(
                    "select count(*) from inbox_refusals where stream = ? and command = 'Suspend'",
                    "ai-system/" + unknown))
        .isEqualTo(1);
  }
}
