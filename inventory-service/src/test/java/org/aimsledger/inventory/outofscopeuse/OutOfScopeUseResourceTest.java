package org.aimsledger.inventory.outofscopeuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database: the statement of intended use, and what is
/// reported against it.
@QuarkusTest
class OutOfScopeUseResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String USES = "/api/inventory/v1/out-of-scope-uses";

  private static String system() {
    return writingAs("carla", "contributor")
        .body(
            "{\"name\": \"Chatbot "
                + UUID.randomUUID()
                + "\", \"intendedUse\": \"general questions\"}")
        .post(SYSTEMS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse draft(String system, String intended) {
    return writingAs("carla", "contributor")
        .body(
            "{\"intended\": [\""
                + intended
                + "\"], \"excluded\": [\"grading\"], \"objectives\": [\"nobody is misled\"]}")
        .put(SYSTEMS + "/" + system + "/intended-use/draft")
        .then();
  }

  private static ValidatableResponse approve(String system, int edition) {
    return writingAs("anna", "approver")
        .body("{\"edition\": " + edition + "}")
        .post(SYSTEMS + "/" + system + "/intended-use/approval")
        .then();
  }

  private static String reported(String system) {
    return writingAs("vera", "viewer")
        .body("{\"system\": \"" + system + "\", \"description\": \"it grades pupils\"}")
        .post(USES)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse decide(String use, String body) {
    return writingAs("otto", "system-owner").body(body).post(USES + "/" + use + "/decision").then();
  }

  @Test
  void theStatementInForceStaysUntilTheNextIsApprovedAndTheLineOfTheProfileStaysToo() {
    // Given
    var system = system();
    var unstated = as("vera", "viewer").get(SYSTEMS + "/" + system + "/intended-use").then();
    draft(system, "answering").statusCode(200);
    approve(system, 1).statusCode(200);

    // When
    var drafted = draft(system, "answering and translating");

    // Then
    unstated.statusCode(404);
    drafted
        .statusCode(200)
        .body("inForce.edition", equalTo(1))
        .body("inForce.statement.intended", contains("answering"))
        .body("draft.edition", equalTo(2));
    approve(system, 2)
        .statusCode(200)
        .body("inForce.statement.intended", contains("answering and translating"))
        .body("draft", nullValue());
    as("vera", "viewer")
        .get(SYSTEMS + "/" + system + "/intended-use?version=2")
        .then()
        .statusCode(200)
        .body("inForce.edition", equalTo(1));
    as("vera", "viewer")
        .get(SYSTEMS + "/" + system)
        .then()
        .statusCode(200)
        .body("profile.intendedUse", equalTo("general questions"));
  }

  @Test
  void whatAPersonReportsIsDecidedWithTheEditionInForceAndFollowedUp() {
    // Given
    var system = system();
    draft(system, "answering").statusCode(200);
    approve(system, 1).statusCode(200);
    var use = reported(system);

    // When
    var decided =
        decide(
            use, "{\"decision\": \"MISUSE\", \"reason\": \"excluded\", \"followUp\": \"stop it\"}");

    // Then
    decided
        .statusCode(200)
        .body("decision.decision", equalTo("MISUSE"))
        .body("decision.edition", equalTo(1))
        .body("decision.decider", equalTo("otto"));
    as("vera", "viewer")
        .get(USES + "?status=TO_FOLLOW_UP&system=" + system)
        .then()
        .statusCode(200)
        .body("items.id", contains(use))
        .body("items[0].followUp", equalTo("stop it"));
    writingAs("otto", "system-owner")
        .body("{\"outcome\": \"the school stopped\"}")
        .post(USES + "/" + use + "/follow-up")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("the school stopped"));
    as("vera", "viewer")
        .get(USES + "?status=CLOSED&system=" + system)
        .then()
        .body("total", equalTo(1));
  }

  @Test
  void misuseWithoutFollowUpIsRefused() {
    // Given
    var use = reported(system());

    // When
    var answer = decide(use, "{\"decision\": \"MISUSE\", \"reason\": \"excluded\"}");

    // Then
    answer.statusCode(422).body("errors.field", contains("followUp"));
  }

  @Test
  void whatAnIntegrationReportsBecomesOneUseHoweverOftenItIsDelivered() {
    // Given
    var system = system();
    var event =
        """
        {"specversion": "1.0", "id": "%s", "source": "urn:gateway",
         "type": "org.aimsledger.ai-system.out-of-scope-use.v1",
         "datacontenttype": "application/json",
         "data": {"system": "%s", "summary": "asked to grade pupils"}}
        """
            .formatted(UUID.randomUUID(), system);

    // When
    deliver(event);
    deliver(event);

    // Then
    as("vera", "viewer")
        .get(USES + "?system=" + system)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items.description", containsInAnyOrder("asked to grade pupils"))
        .body("items.reporter", contains("urn:gateway"))
        .body("items.status", contains("OPEN"));
  }

  private static void deliver(String event) {
    as("gateway", "integration")
        .contentType("application/cloudevents-batch+json")
        .body(("[" + event + "]").getBytes(UTF_8))
        .post("/api/inventory/v1/ai-system-events")
        .then()
        .statusCode(200);
  }
}
