package org.aimsledger.incident;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// Through the real topics, as the relays of risk-service and audit-service would send it.
@QuarkusTest
class ServiceSignalsTest {
  private static final String SIGNALS = "/api/incident/v1/signals";
  private static final String RISK = "risk/reassessments";
  private static final String AUDIT = "audit/corrective-actions";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final UUID system = UUID.randomUUID();
  private final UUID event = UUID.randomUUID();

  @Test
  void aBreachIsOneSignalHoweverOftenItIsDeliveredAndWhateverPeopleHaveMadeOfIt() {
    // Given
    var breach =
        new KeyRiskIndicatorEvent.Breached(
            UUID.randomUUID(),
            UUID.randomUUID(),
            system,
            "Complaints",
            "per week",
            IndicatorDirection.ABOVE,
            BigDecimal.TEN,
            new BigDecimal("10.5"),
            NOON,
            "u-rita",
            NOON);
    var first = next(RISK);
    send("risk", first, breach);
    var signal = eventually("?system=" + system);
    writingAs("rita", "responder")
        .body(Map.of("title", "Angry customers", "text", "Ask sales.", "reason", "clearer"))
        .post(SIGNALS + "/" + signal + "/description")
        .then()
        .statusCode(200);

    // When
    send("risk", first, breach);
    send("risk", first + 1, breach);
    eventuallyApplied(RISK, first + 1);

    // Then
    as("vera", "viewer").get(SIGNALS + "?system=" + system).then().body("total", equalTo(1));
    one(signal)
        .header("ETag", "\"v2\"")
        .body("source", equalTo("SERVICE"))
        .body("status", equalTo("OPEN"))
        .body("outside.scope", equalTo("/risk"))
        .body("outside.id", equalTo(event.toString()))
        .body("systems", contains(system.toString()))
        .body("occurredAt", equalTo(NOON.toString()))
        .body("title", equalTo("Angry customers"))
        .body("decision", nullValue());
    as("audrey", "auditor")
        .get(SIGNALS + "/" + signal + "/history")
        .then()
        .body("items[0].causationId", equalTo(event.toString()))
        .body("items[0].actor", equalTo("service/incident"));
    as("vera", "viewer")
        .get("/api/incident/v1/incidents?system=" + system)
        .then()
        .body("items", empty());
  }

  @Test
  void aNonconformityIsOneSignalHoweverOftenItIsDeliveredAndAnObservationIsNone() {
    // Given
    var first = next(AUDIT);
    var nonconformity = finding(FindingKind.MAJOR_NONCONFORMITY);

    // When
    send("audit", first, finding(FindingKind.OBSERVATION), UUID.randomUUID());
    send("audit", first + 1, nonconformity, event);
    send("audit", first + 1, nonconformity, event);
    send("audit", first + 2, nonconformity, event);
    eventuallyApplied(AUDIT, first + 2);
    var signal = eventually("?system=" + system);

    // Then
    as("vera", "viewer").get(SIGNALS + "?system=" + system).then().body("total", equalTo(1));
    one(signal)
        .body("source", equalTo("SERVICE"))
        .body("status", equalTo("OPEN"))
        .body("outside.scope", equalTo("/audit"))
        .body("outside.id", equalTo(event.toString()))
        .body("title", equalTo("Major nonconformity: No impact assessment"))
        .body("systems", contains(system.toString()));
    as("vera", "viewer")
        .get("/api/incident/v1/incidents?system=" + system)
        .then()
        .body("items", empty());
  }

  @Test
  void recordsThatDoNotAgreeAreASignalThatAPersonDecides() {
    // Given
    var kind = "KIND_" + UUID.randomUUID();
    var discrepancy =
        new TrailDiscrepancyEvent.Found(UUID.randomUUID(), kind, "/inventory", 3, 17, 40L, NOON);

    // When
    send("audit", next(AUDIT), discrepancy, event);
    var signal = eventually("?source=SERVICE&text=" + kind);

    // Then
    one(signal)
        .body("title", equalTo("Audit trail and store do not agree: " + kind))
        .body("systems", empty())
        .body("outside.id", equalTo(event.toString()));
    writingAs("rita", "responder")
        .body(Map.of("decision", "ISSUE", "reason", "a restore that was announced"))
        .post(SIGNALS + "/" + signal + "/decision")
        .then()
        .statusCode(200)
        .body("status", equalTo("DECIDED"));
  }

  private FindingEvent finding(FindingKind kind) {
    return new FindingEvent.Raised(
        UUID.randomUUID(),
        kind,
        new FindingRequirement("ISO/IEC 42001", "6.1.4"),
        "No impact assessment",
        "The system is in use without one.",
        List.of(new FindingEvidence(null, "sample 3")),
        List.of(system),
        "otto",
        LocalDate.of(2026, 1, 31),
        "olga",
        NOON);
  }

  private static ValidatableResponse one(String signal) {
    return as("vera", "viewer").get(SIGNALS + "/" + signal).then().statusCode(200);
  }

  private static String eventually(String query) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                as("vera", "viewer")
                    .get(SIGNALS + query)
                    .then()
                    .extract()
                    .jsonPath()
                    .getList("items.id", String.class),
            ids -> ids.size() == 1)
        .getFirst();
  }

  /// Number of the next event in lane 0 that the inbox waits for.
  private static long next(String inbox) {
    return applied(inbox) + 1;
  }

  private static long applied(String inbox) {
    return DatabaseAccess.ofService()
        .number(
            "select coalesce(max(seq), 0) from inbox_cursor where source = '"
                + inbox
                + "' and lane = 0");
  }

  private static void eventuallyApplied(String inbox, long number) {
    await().atMost(Duration.ofSeconds(60)).until(() -> applied(inbox) == number);
  }

  private void send(String service, long number, Object data) {
    send(service, number, data, event);
  }

  private static void send(String service, long number, Object data, UUID id) {
    var stream = new StreamId("another", id);
    var document =
        EventDocument.write(
            new EventDocument.Envelope(
                id,
                "/" + service,
                WireNames.of(data.getClass()),
                stream,
                1,
                OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC),
                "u-rita",
                "the-reading",
                null,
                null),
            data);
    var message = new ProducerRecord<>("aims." + service + ".v1", 0, stream.toString(), document);
    message.headers().add("lane", "0".getBytes(StandardCharsets.US_ASCII));
    message.headers().add("lane-seq", Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    Map<String, Object> settings =
        Map.of("bootstrap.servers", BackingServices.kafkaServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var _ = producer.send(message).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
