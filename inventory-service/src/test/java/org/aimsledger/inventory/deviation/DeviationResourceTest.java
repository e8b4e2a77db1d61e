package org.aimsledger.inventory.deviation;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Procedures, deviations and their list, from the first event to the answer.
@QuarkusTest
class DeviationResourceTest {
  private static final String API = "/api/inventory/v1/";
  private final LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);

  private static String system() {
    return writingAs("olga", "system-owner")
        .body("{\"name\": \"Letter bot\"}")
        .post(API + "ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse release(String stage, String label, LocalDate from) {
    return writingAs("anna", "approver")
        .body(
            "{\"title\": \"How we work\", \"document\": \"urn:documents:1\", \"validFrom\": \""
                + from
                + "\"}")
        .put(API + "procedures/" + stage + "/versions/" + label)
        .then();
  }

  private static ValidatableResponse deviate(String system, String stage) {
    return writingAs("dora", "contributor")
        .body(
            """
            {"system": "%s", "stage": "%s", "requirement": "4.3: a second data set",
             "reason": "it is delivered later", "until": "%s"}
            """
                .formatted(system, stage, Instant.now().plus(30, ChronoUnit.DAYS)))
        .post(API + "deviations")
        .then();
  }

  @Test
  void aDeviationIsRecordedAgainstTheVersionInForceApprovedByAnotherAndEnds() {
    // Given
    var label = "v" + UUID.randomUUID();
    release("VERIFICATION", label, today).statusCode(200).body("inForce", equalTo(label));
    release("VERIFICATION", label + "-next", today.plusDays(5)).statusCode(200);
    var system = system();

    // When
    var recorded = deviate(system, "VERIFICATION").statusCode(201);

    // Then
    String id = recorded.extract().path("id");
    recorded
        .body("procedure.label", equalTo(label))
        .body("standing", equalTo("OPEN"))
        .header("Location", endsWith("/deviations/" + id));
    decide(id, "approval", "dora", "{}").statusCode(409).body("type", endsWith("own-deviation"));
    decide(id, "approval", "anna", "{\"remark\": \"one month\"}")
        .statusCode(200)
        .body("standing", equalTo("APPROVED"))
        .body("approval.approver", equalTo("anna"));
    as("vera", "viewer")
        .get(API + "deviations?system=" + system + "&status=APPROVED")
        .then()
        .body("items.id", contains(id))
        .body("items[0].procedureVersion", equalTo(label))
        .body("total", equalTo(1));
    decide(id, "end", "anna", "{\"reason\": \"delivered\"}")
        .statusCode(200)
        .body("standing", equalTo("ENDED"))
        .body("approval.approver", equalTo("anna"));
    as("vera", "viewer")
        .get(API + "deviations/" + id + "/history")
        .then()
        .body(
            "items.type",
            contains(
                "org.aimsledger.inventory.deviation-recorded.v1",
                "org.aimsledger.inventory.deviation-approved.v1",
                "org.aimsledger.inventory.deviation-ended.v1"));
    as("vera", "viewer")
        .get(API + "ai-systems/" + system + "/life")
        .then()
        .statusCode(200)
        .body("items.type", hasItem("org.aimsledger.inventory.deviation-approved.v1"));
  }

  private static ValidatableResponse decide(String id, String what, String by, String body) {
    return writingAs(by, "approver").body(body).post(API + "deviations/" + id + "/" + what).then();
  }

  @Test
  void aStageWithoutAProcedureHasNothingToDeviateFrom() {
    // When
    var answer = deviate(system(), "PILOT");

    // Then
    answer.statusCode(409).body("type", endsWith("no-procedure"));
    as("vera", "viewer").get(API + "procedures/PILOT").then().statusCode(404);
  }
}
