package org.aimsledger.incident.containmentaction;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Measures over HTTP with real tokens, on a real database, with the job that watches them.
@QuarkusTest
class ContainmentActionResourceTest {
  private static final String BASE = "/api/incident/v1/";

  private final UUID system = UUID.randomUUID();

  private String raised() {
    return writingAs("cora", "contributor")
        .body(Map.of("title", "agent", "description", "d", "systems", List.of(system.toString())))
        .post(BASE + "incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String acknowledged() {
    var incident = raised();
    writingAs("rita", "responder")
        .post(BASE + "incidents/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);
    return incident;
  }

  private static String path(String incident) {
    return BASE + "incidents/" + incident + "/containment-actions";
  }

  private ValidatableResponse order(String incident, String measure, String target) {
    return writingAs("rita", "responder")
        .body(
            Map.of(
                "system",
                system.toString(),
                "measure",
                measure,
                "target",
                target,
                "reason",
                "it sends mail by itself"))
        .post(path(incident))
        .then();
  }

  @Test
  void anAnsweredMeasureIsDone() {
    // Given
    var incident = acknowledged();
    String action =
        order(incident, "REVOKE_SCOPE", "tool/mail")
            .statusCode(200)
            .body("actions.status", contains("REQUESTED"))
            .extract()
            .path("actions[0].action");

    // When
    var answered =
        writingAs("owen", "system-owner")
            .body(Map.of("outcome", "CARRIED_OUT", "detail", "key revoked"))
            .post(path(incident) + "/" + action + "/answer")
            .then();

    // Then
    answered.statusCode(200).body("actions.status", contains("CARRIED_OUT"));
    as("vera", "viewer")
        .get(BASE + "containment-actions?system=" + system)
        .then()
        .statusCode(200)
        .body("items.standing", contains("CARRIED_OUT"));
  }

  @Test
  void anUnansweredMeasureKeepsAnIncidentFromBeingResolved() {
    // Given
    var incident = acknowledged();
    String action =
        order(incident, "REVOKE_SCOPE", "tool/mail")
            .statusCode(200)
            .extract()
            .path("actions[0].action");
    ordered(
            incident,
            "triage",
            Map.of(
                "kind", "INCIDENT",
                "severity", "SEV3",
                "awareAt", "2026-01-02T04:00:00Z",
                "commander", "carl"))
        .statusCode(200);
    var resolution = Map.of("summary", "mended", "rootCause", "too many rights");

    // When
    var early = ordered(incident, "resolution", resolution);
    ordered(incident, "containment-actions/" + action + "/withdrawal", Map.of("reason", "done"))
        .statusCode(200);
    var afterwards = ordered(incident, "resolution", resolution);

    // Then
    early
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/incident/measures-unanswered"))
        .body("actions", contains(action));
    afterwards.statusCode(200).body("status", equalTo("RESOLVED"));
  }

  private static ValidatableResponse ordered(String incident, String step, Map<String, ?> body) {
    return writingAs("rita", "responder")
        .body(body)
        .post(BASE + "incidents/" + incident + "/" + step)
        .then();
  }

  @Test
  void whatNobodyAnswersIsRepeatedAndEscalatedByTheServiceItself() {
    // Given
    var incident = acknowledged();
    order(incident, "FALL_BACK_TO_HUMAN", "night shift").statusCode(200);

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(path(incident))
                    .then()
                    .body("actions.status", contains("ESCALATED"))
                    .body("actions.attempts", contains(2)));
    as("vera", "viewer")
        .get(BASE + "containment-actions?standing=ESCALATED&system=" + system)
        .then()
        .body("items", hasSize(1))
        .body("items[0].overdue", equalTo(true));
  }

  @Test
  void rollingBackUnderTheHoldIsRefused() {
    // Given
    var incident = acknowledged();
    writingAs("rita", "responder")
        .body(Map.of("reason", "before anybody mends it"))
        .post(BASE + "incidents/" + incident + "/evidence/hold")
        .then()
        .statusCode(200);

    // Then
    order(incident, "ROLL_BACK", "4.1")
        .statusCode(409)
        .body(
            "type", equalTo("https://aimsledger.org/problems/containment-action/evidence-on-hold"));
    order(incident, "REVOKE_SCOPE", "tool/mail").statusCode(200);
  }

  @Test
  void whatCanNotBeOrderedIsRefused() {
    // Then
    order(raised(), "REVOKE_SCOPE", "tool/mail").statusCode(409);
    order(UUID.randomUUID().toString(), "REVOKE_SCOPE", "tool/mail").statusCode(404);
    writingAs("rita", "responder")
        .body(Map.of("system", system.toString(), "measure", "ROLL_BACK", "reason", "x"))
        .post(path(acknowledged()))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("target"));
    writingAs("vera", "viewer")
        .body(Map.of("outcome", "CARRIED_OUT", "detail", "x"))
        .post(path(acknowledged()) + "/" + UUID.randomUUID() + "/answer")
        .then()
        .statusCode(403);
  }
}
