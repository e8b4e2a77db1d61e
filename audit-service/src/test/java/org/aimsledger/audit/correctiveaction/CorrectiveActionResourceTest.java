package org.aimsledger.audit.correctiveaction;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class CorrectiveActionResourceTest {
  private static final String ACTIONS = "/api/audit/v1/corrective-actions";

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void anActionIsDoneFoundNotToHelpDoneAnewAndVerifiedBySomebodyElse() {
    // Given
    var owner = "otto-" + UUID.randomUUID();
    var path = opened(owner);
    order(owner, "system-owner", path + "/completion", Map.of("result", "Alarm is on"))
        .statusCode(200)
        .body("standing", equalTo("DONE"));
    order(owner, "auditor", path + "/check", Map.of("effective", true, "evidence", "I say so"))
        .statusCode(403)
        .body("type", endsWith("corrective-action/own-work"));
    order(
            "vera",
            "auditor",
            path + "/check",
            Map.of("effective", false, "evidence", "It did not ring", "due", today.plusDays(9)))
        .statusCode(200)
        .body("standing", equalTo("OPEN"))
        .body("finding", equalTo("It did not ring"));
    order(owner, "system-owner", path + "/completion", Map.of("result", "Louder")).statusCode(200);

    // When
    var verified =
        order("vera", "auditor", path + "/check", Map.of("effective", true, "evidence", "Rang"));

    // Then
    verified
        .statusCode(200)
        .body("standing", equalTo("VERIFIED"))
        .body("ending.by", equalTo("vera"));
    as("olga", "auditor")
        .get(ACTIONS + "?owner=" + owner)
        .then()
        .statusCode(200)
        .body("items.standing", contains("VERIFIED"))
        .body("items.ineffective", contains(1))
        .body("items.overdue", contains(false));
    as("olga", "auditor")
        .get(path + "/history")
        .then()
        .statusCode(200)
        .body("items.actor", contains("vera", owner, "vera", owner, "vera"));
  }

  @Test
  void whatIsNotDueYetIsNotOverdueAndTheListSaysSo() {
    // Given
    var owner = "otto-" + UUID.randomUUID();
    var _ = opened(owner);

    // When
    var overdue = as("olga", "auditor").get(ACTIONS + "?overdue=true&owner=" + owner).then();
    var others = as("olga", "auditor").get(ACTIONS + "?overdue=false&owner=" + owner).then();

    // Then
    overdue.statusCode(200).body("items", empty());
    others.statusCode(200).body("items.owner", contains(owner));
  }

  @Test
  void badInputAndStrangersAreRefused() {
    var path = opened("otto");
    writingAs("vera", "auditor")
        .body(Map.of("title", "T", "description", "D", "owner", "o", "due", today.minusDays(1)))
        .post(ACTIONS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("due"));
    writingAs("vera", "auditor")
        .body(Map.of("title", "T", "description", "D", "owner", "two words", "due", today))
        .post(ACTIONS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("owner"));
    writingAs("vera", "auditor")
        .body(
            """
            {"title": "T", "description": "D", "owner": "o", "due": "%s", "systems": [null]}
            """
                .formatted(today))
        .post(ACTIONS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("systems"));
    order("vera", "viewer", path + "/check", Map.of("effective", true, "evidence", "x"))
        .statusCode(403);
    as("vera", "viewer").get(ACTIONS + "/" + UUID.randomUUID()).then().statusCode(404);
    as("vera", "viewer").get(ACTIONS + "?cursor=x").then().statusCode(400);
  }

  private String opened(String owner) {
    return ACTIONS
        + "/"
        + writingAs("vera", "auditor")
            .body(
                Map.of(
                    "title",
                    "Watch data",
                    "description",
                    "Alarm on old data",
                    "owner",
                    owner,
                    "due",
                    today.plusDays(1)))
            .post(ACTIONS)
            .then()
            .statusCode(201)
            .body("standing", equalTo("OPEN"))
            .extract()
            .path("id");
  }

  private static ValidatableResponse order(
      String user, String role, String path, Map<String, ?> body) {
    return writingAs(user, role).body(body).post(path).then();
  }
}
