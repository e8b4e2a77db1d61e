package org.aimsledger.inventory.registrationsheet;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class RegistrationSheetResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems/";

  private static String system() {
    return writingAs("carla", "contributor")
        .body(
            """
            {"name": "Ranker %s", "purpose": "ranks applications",
             "attributes": {"providerContact": "Example Ltd, 1 Road, a@example.org",
                            "memberStates": "AT, DE"}}
            """
                .formatted(UUID.randomUUID()))
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse sheet(String system, String sheet) {
    return as("vera", "viewer").get(SYSTEMS + system + "/registration-sheets/" + sheet).then();
  }

  private static String item(String id, String field) {
    return "items.find { it.id == '" + id + "' }." + field;
  }

  @Test
  void aSheetIsFilledInFromTheRecordAndSaysWhatIsMissing() {
    // Given
    var system = system();

    // When
    var answer = sheet(system, "A");

    // Then
    answer
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("pack", equalTo("registration-sheets@2026.1"))
        .body("missing", hasItem("A11"))
        .body("missing", not(hasItem("A1")))
        .body(item("A1", "answer"), contains("Example Ltd, 1 Road, a@example.org"))
        .body(item("A5-purpose", "place"), equalTo("profile.purpose"))
        .body(item("A10", "answer"), contains("AT, DE"))
        .body(item("A10", "title.'zh-Hant'"), equalTo("已上市、投入使用或可取得的成員國"))
        .body(item("A13", "status"), equalTo("OPEN"));
  }

  @Test
  void anApprovedStatementComesBeforeTheProfileFromThenOn() {
    // Given
    var system = system();
    writingAs("carla", "contributor")
        .body("{\"intended\": [\"ranking for a person to read\"]}")
        .put(SYSTEMS + system + "/intended-use/draft")
        .then()
        .statusCode(200);
    writingAs("anna", "approver")
        .body("{\"edition\": 1}")
        .post(SYSTEMS + system + "/intended-use/approval")
        .then()
        .statusCode(200);

    // When
    var now = sheet(system, "B");
    var atRegistration = sheet(system, "B?version=1");

    // Then
    now.statusCode(200)
        .body(item("B5", "answer"), contains("ranking for a person to read"))
        .body(item("B7", "status"), equalTo("DELETED"));
    atRegistration.statusCode(200).body(item("B5", "answer"), contains("ranks applications"));
  }

  @Test
  void whatIsUnknownIsNotFound() {
    // When
    var sheet = sheet(system(), "D");
    var system = sheet(UUID.randomUUID().toString(), "A");

    // Then
    sheet.statusCode(404);
    system.statusCode(404);
  }
}
