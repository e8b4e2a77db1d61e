package org.aimsledger.incident.inventoryintake;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.InventoryOnStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// Through the real topic, as the inventory's relay would send it.
@QuarkusTest
@WithTestResource(value = InventoryOnStage.class, scope = TestResourceScope.GLOBAL)
class InventoryIntakeConsumerTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final UUID system = UUID.randomUUID();

  /// An event of the inventory with its number in lane 0.
  private record Sent(long seq, UUID id, String subject, String document) {}

  @Test
  void theInventorysAnswersGoIntoTheIncident() {
    // Given
    var incident = contained();

    // When
    send(event(0, new AiSystemEvent.Suspended(system, "stop it", UUID.fromString(incident), NOON)));
    eventually(incident, "containments[0].status", "SUSPENDED");
    var suspended = one(incident);
    step(incident, "containments/" + system + "/release", Map.of("reason", "fixed"));
    send(event(0, new AiSystemEvent.Resumed(system, "fixed", UUID.fromString(incident), NOON)));
    eventually(incident, "containments[0].status", "RESUMED");

    // Then
    suspended
        .body("status", equalTo("CONTAINED"))
        .body("containments[0].detail", equalTo("stop it"));
    one(incident).body("status", equalTo("ACTIVE"));
    as("audrey", "auditor")
        .get(INCIDENTS + "/" + incident + "/history")
        .then()
        .body("items[4].type", equalTo("org.aimsledger.incident.containment-acknowledged.v1"))
        .body("items[4].actor", equalTo("service/incident"))
        .body(
            "items[6].type",
            equalTo("org.aimsledger.incident.containment-release-acknowledged.v1"));
    as("vera", "viewer")
        .get(INCIDENTS + "?system=" + system)
        .then()
        .body("items[0].suspendedSystems", empty())
        .body("items[0].requestedContainments", empty());
  }

  @Test
  void aDeclinedContainmentIsKnownToo() {
    // Given
    var incident = contained();

    // When
    send(
        event(
            0,
            new AiSystemEvent.ContainmentDeclined(
                system, UUID.fromString(incident), "retired", NOON)));

    // Then
    eventually(incident, "containments[0].status", "DECLINED");
    one(incident).body("containments[0].detail", equalTo("retired"));
  }

  @Test
  void aReportedHarmRaisesOneIncidentHoweverOftenItArrives() {
    // Given
    var report = UUID.randomUUID();
    var harm = event(0, received(report, ReportKind.HARM));
    var measurement = event(1, received(UUID.randomUUID(), ReportKind.MEASUREMENT));

    // When
    send(harm, harm);
    send(harm);
    send(measurement);
    var incident = eventuallyRaised();

    // Then
    as("vera", "viewer").get(INCIDENTS + "?system=" + system).then().body("total", equalTo(1));
    one(incident)
        .body("origin", equalTo("AI_SYSTEM_EVENT"))
        .body("report", equalTo(report.toString()))
        .body("title", equalTo("Harm reported: wrong dose"))
        .body("systems", contains(system.toString()))
        .body("acknowledgement", nullValue());
    as("audrey", "auditor")
        .get(INCIDENTS + "/" + incident + "/history")
        .then()
        .body("items.version", contains(1))
        .body("items[0].causationId", equalTo(harm.id().toString()))
        .body("items[0].correlationId", equalTo("the-report"));
  }

  @Test
  void whatKafkaLostIsPulledFromTheInventory() {
    // Given
    var lost = event(0, received(UUID.randomUUID(), ReportKind.BIAS));
    var next = event(1, received(UUID.randomUUID(), ReportKind.OUTAGE));
    RestAssured.given()
        .baseUri(ConfigProvider.getConfig().getValue("aims.producers.inventory", String.class))
        .body(lost.document().getBytes(StandardCharsets.UTF_8))
        .put("/documents/0/" + lost.seq())
        .then()
        .statusCode(200);

    // When
    send(next);

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(INCIDENTS + "?system=" + system)
                    .then()
                    .body(
                        "items.title",
                        contains("Outage reported: wrong dose", "Bias reported: wrong dose")));
  }

  @Test
  void aRegisteredSystemIsKnownAndCanBeNamedInASignal() {
    // Given
    var body = Map.of("title", "t", "text", "x", "systems", List.of(system));
    writingAs("cora", "contributor")
        .body(body)
        .post("/api/incident/v1/signals")
        .then()
        .statusCode(422);
    var registered =
        event(
            0,
            new AiSystemEvent.Registered(
                system,
                "Chatbot",
                AiSystemProfile.EMPTY,
                Stage.DEPLOYED,
                HighImpact.NO,
                Origin.declared(null),
                NOON));

    // When
    send(registered, registered);

    // Then
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                writingAs("cora", "contributor")
                    .body(body)
                    .post("/api/incident/v1/signals")
                    .then()
                    .statusCode(201));
  }

  @Test
  void anAnswerNobodyAskedForIsKeptAsARefusal() {
    // Given
    var nobody = UUID.randomUUID();
    var event = event(0, new AiSystemEvent.Suspended(system, "stop it", nobody, NOON));

    // When
    send(event);

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        DatabaseAccess.ofService()
                            .rows(
                                "select stream, command from inbox_refusals where event_id = ?",
                                event.id()))
                    .containsExactly(
                        Map.of("stream", "incident/" + nobody, "command", "RecordContainment")));
  }

  private AiSystemReportEvent received(UUID report, ReportKind kind) {
    return new AiSystemReportEvent.Received(
        report, system, kind, "wrong dose", "clinic ÿ?>~ 診所", "4711", NOON, NOON);
  }

  private String contained() {
    String incident =
        writingAs("cora", "contributor")
            .body(Map.of("title", "t", "description", "d", "systems", List.of(system)))
            .post(INCIDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    step(incident, "acknowledgement", Map.of());
    step(
        incident,
        "triage",
        Map.of(
            "kind", "INCIDENT",
            "severity", "SEV2",
            "awareAt", "2026-01-02T04:00:00Z",
            "commander", "carl"));
    step(incident, "containments", Map.of("system", system, "reason", "stop it"));
    return incident;
  }

  private static void step(String incident, String step, Map<String, ?> body) {
    writingAs("rita", "responder")
        .body(body)
        .post(INCIDENTS + "/" + incident + "/" + step)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse one(String incident) {
    return as("vera", "viewer").get(INCIDENTS + "/" + incident).then().statusCode(200);
  }

  private static void eventually(String incident, String path, String value) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> one(incident).body(path, equalTo(value)));
  }

  private String eventuallyRaised() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                as("vera", "viewer")
                    .get(INCIDENTS + "?system=" + system)
                    .then()
                    .extract()
                    .jsonPath()
                    .getList("items.id", String.class),
            ids -> !ids.isEmpty())
        .getFirst();
  }

  /// The event that far after the next one.
  private static Sent event(int ahead, InventoryServiceEvent event) {
    var seq =
        DatabaseAccess.ofService()
                .number(
                    "select coalesce(max(seq), 0) from inbox_cursor"
                        + " where source = 'inventory' and lane = 0")
            + 1
            + ahead;
    var id = UUID.randomUUID();
    var stream =
        switch (event) {
          case AiSystemReportEvent e -> new StreamId("ai-system-report", e.report());
          case AiSystemEvent _ -> new StreamId("ai-system", UUID.randomUUID());
          case ComponentEvent e -> new StreamId("component", e.component());
          case ComponentLinkEvent e -> new StreamId("component-link", e.link());
          case UnregisteredSystemEvent e -> new StreamId("unregistered-system", e.finding());
          case InventoryServiceEvent _ -> new StreamId("another", UUID.randomUUID());
        };
    var document =
        EventDocument.write(
            new EventDocument.Envelope(
                id,
                "/inventory",
                InventoryIntakeEventTypes.TYPES.nameOf(event),
                stream,
                1,
                OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC),
                "clinic",
                "the-report",
                null,
                null),
            event);
    return new Sent(seq, id, stream.toString(), new String(document, StandardCharsets.UTF_8));
  }

  private static void send(Sent... events) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", BackingServices.kafkaServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (var event : events) {
        var message =
            new ProducerRecord<>(
                "aims.inventory.v1",
                0,
                event.subject(),
                event.document().getBytes(StandardCharsets.UTF_8));
        message.headers().add("lane", "0".getBytes(StandardCharsets.US_ASCII));
        message
            .headers()
            .add("lane-seq", Long.toString(event.seq()).getBytes(StandardCharsets.US_ASCII));
        var _ = producer.send(message).get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
