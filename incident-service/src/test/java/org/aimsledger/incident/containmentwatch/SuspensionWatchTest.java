package org.aimsledger.incident.containmentwatch;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A suspension that no inventory answers, over HTTP and with the job that watches it.
@QuarkusTest
class SuspensionWatchTest {
  private static final String BASE = "/api/incident/v1/";

  private final UUID system = UUID.randomUUID();

  private String suspended() {
    String incident =
        writingAs("cora", "contributor")
            .body(
                Map.of("title", "agent", "description", "d", "systems", List.of(system.toString())))
            .post(BASE + "incidents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    writingAs("rita", "responder")
        .post(BASE + "incidents/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);
    writingAs("rita", "responder")
        .body(Map.of("system", system.toString(), "reason", "stop it"))
        .post(BASE + "incidents/" + incident + "/containments")
        .then()
        .statusCode(200)
        .body("containments.attempts", contains(1))
        .body("containments.answerDue", contains(notNullValue()));
    return incident;
  }

  @Test
  void whatTheInventoryDoesNotAnswerIsAskedForAgainAndEscalatedOnce() {
    // When
    var incident = suspended();

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(BASE + "incidents/" + incident)
                    .then()
                    .body("containments[0].escalatedAt", notNullValue())
                    .body("containments.status", contains("REQUESTED"))
                    .body("containments.attempts", contains(2)));
    as("vera", "viewer")
        .get(BASE + "incidents/" + incident + "/history")
        .then()
        .body(
            "items.type.collect { it.replace('org.aimsledger.incident.', '') }",
            contains(
                "incident-raised.v1",
                "incident-acknowledged.v1",
                "containment-requested.v1",
                "containment-timed-out.v1",
                "containment-retried.v1",
                "containment-timed-out.v1",
                "containment-escalated.v1"));
    as("vera", "viewer")
        .get(BASE + "containments?standing=ESCALATED&incident=" + incident)
        .then()
        .body("items.system", contains(system.toString()))
        .body("items[0].attempts", equalTo(2))
        .body("items[0].overdue", equalTo(true));
    as("vera", "viewer")
        .get(BASE + "containments?standing=REQUESTED&system=" + system)
        .then()
        .body("items", empty());
  }
}
