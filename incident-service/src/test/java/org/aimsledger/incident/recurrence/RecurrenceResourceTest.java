package org.aimsledger.incident.recurrence;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.Reviews;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class RecurrenceResourceTest {
  private static final String API = "/api/incident/v1/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void anIncidentWithTheSystemTheKindAndTheCauseOfAnEarlierOneCameBack() {
    // Given
    var system = UUID.randomUUID().toString();
    var first = resolved(system, "INCIDENT", "DRIFT");
    var hazard = resolved(system, "HAZARD", "DRIFT");
    var second = resolved(system, "INCIDENT", "DRIFT");
    var other = resolved(system, "INCIDENT", "ADVERSARIAL");

    // When
    var list = API + "recurrences?system=" + system;

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("olga", "auditor")
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items.incident", contains(second))
                    .body("items.earlier", contains(first))
                    .body("items[0].systems", contains(system))
                    .body("items[0].causeClass", equalTo("DRIFT")));

    // When: the reviews of two with other classes find the same root cause
    Reviews.completed(hazard);
    Reviews.completed(other);
    Reviews.completed(first);

    // Then: the hazard is of another kind
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("olga", "auditor")
                    .get(list)
                    .then()
                    .body("items.incident", containsInAnyOrder(second, other))
                    .body("items.earlier", contains(first, first))
                    .body("items.rootCauses.flatten()", contains("test-gap")));
  }

  @Test
  void theListsArePaged() {
    // Given
    var system = UUID.randomUUID().toString();
    for (var i = 0; i < 3; i++) {
      var _ = resolved(system, "INCIDENT", "DATA");
    }
    var list = API + "recurrences?limit=2&system=" + system;
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("olga", "auditor")
                    .get(API + "recurrences?system=" + system)
                    .then()
                    .body("items", hasSize(3)));

    // When
    String cursor =
        as("olga", "auditor")
            .get(list)
            .then()
            .statusCode(200)
            .body("items", hasSize(2))
            .extract()
            .path("nextCursor");
    var last = as("olga", "auditor").get(list + "&cursor=" + cursor).then();

    // Then
    last.statusCode(200).body("items", hasSize(1));
    as("olga", "auditor").get(list + "&cursor=x").then().statusCode(400);
  }

  @Test
  void aModelThatCausesLieInOnTwoSystemsIsASystemicProblem() {
    // Given
    var model = UUID.randomUUID().toString();
    var one = UUID.randomUUID().toString();
    var two = UUID.randomUUID().toString();
    blamed(resolved(one, "INCIDENT", "DATA"), model);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("olga", "auditor")
                    .get(API + "systemic-problems?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.value == '" + model + "' }", empty()));

    // When
    blamed(resolved(two, "HAZARD", "ADVERSARIAL"), model);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("olga", "auditor")
                    .get(API + "systemic-problems?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.value", hasItem(model))
                    .body(
                        "items.find { it.value == '" + model + "' }.systemIds",
                        containsInAnyOrder(one, two))
                    .body("items.find { it.value == '" + model + "' }.kind", equalTo("SUPPLIER"))
                    .body(
                        "items.find { it.value == 'supplier-change' }.titleEn",
                        equalTo("A supplier changed its part without saying so")));
  }

  /// A review whose root cause lies in a thing of the inventory.
  private static void blamed(String incident, String source) {
    Reviews.started(incident);
    writingAs("fay", "auditor")
        .body(
            Map.of(
                "part", "ROOT",
                "category", "supplier-change",
                "statement", "A new version came unasked",
                "source", Map.of("kind", "SUPPLIER", "id", source)))
        .post(API + "incidents/" + incident + "/review/causes")
        .then()
        .statusCode(200);
  }

  private static String resolved(String system, String kind, String cause) {
    String incident =
        writingAs("cora", "contributor")
            .body(Map.of("title", "Wrong", "description", "Again", "systems", List.of(system)))
            .post(API + "incidents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    ordered("rita", "responder", incident, "acknowledgement", Map.of());
    ordered(
        "rita",
        "responder",
        incident,
        "triage",
        Map.of(
            "kind", kind,
            "severity", "SEV3",
            "awareAt", "2026-01-02T04:00:00Z",
            "commander", "carl"));
    ordered(
        "carl",
        "incident-commander",
        incident,
        "resolution",
        Map.of("summary", "Mended", "cause", cause, "rootCause", "As found"));
    return incident;
  }

  private static void ordered(
      String user, String role, String incident, String path, Map<String, ?> body) {
    writingAs(user, role)
        .body(body)
        .post(API + "incidents/" + incident + "/" + path)
        .then()
        .statusCode(200);
  }
}
