package org.aimsledger.inventory.componentlink;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class ComponentLinkResourceTest {
  private static final String COMPONENTS = "/api/inventory/v1/components";
  private static final String LINKS = "/api/inventory/v1/component-links";
  private static final String PROBLEMS = "https://aimsledger.org/problems/component-link/";

  private static String named(String kind) {
    return writingAs("carla", "contributor")
        .body("{\"kind\": \"" + kind + "\", \"fields\": {\"nameEn\": {\"values\": [\"x\"]}}}")
        .post(COMPONENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse join(
      String fromKind, String from, String relation, String toKind, String to) {
    return writingAs("carla", "contributor")
        .body(
            """
            {"from": {"kind": "%s", "id": "%s"}, "relation": "%s", "to": {"kind": "%s", "id": "%s"},
             "source": "DISCOVERED", "confidence": "HIGH", "note": "from the training run"}
            """
                .formatted(fromKind, from, relation, toKind, to))
        .post(LINKS)
        .then();
  }

  private static ValidatableResponse remove(String link) {
    return writingAs("carla", "contributor")
        .body("{\"reason\": \"it was another one\"}")
        .post(LINKS + "/" + link + "/removal")
        .then();
  }

  @Test
  void aLinkHoldsUntilItIsTakenBackAndKeepsItsHistory() {
    // Given
    var model = named("MODEL");
    var dataset = named("DATASET");
    var linked = join("MODEL", model, "TRAINED_ON", "DATASET", dataset);
    String link =
        linked
            .statusCode(201)
            .body("active", equalTo(true))
            .body("from.id", equalTo(model))
            .body("source", equalTo("DISCOVERED"))
            .extract()
            .path("id");

    // When
    var removed = remove(link);
    var back = join("MODEL", model, "TRAINED_ON", "DATASET", dataset);

    // Then
    removed
        .statusCode(200)
        .body("active", equalTo(false))
        .body("removalReason", equalTo("it was another one"));
    back.statusCode(201).body("id", equalTo(link)).body("version", equalTo(3));
    as("vera", "viewer")
        .get(LINKS + "/" + link + "?version=2")
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    as("vera", "viewer")
        .get(LINKS + "/" + link + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "org.aimsledger.inventory.component-linked.v1",
                "org.aimsledger.inventory.component-unlinked.v1",
                "org.aimsledger.inventory.component-linked.v1"));
  }

  @Test
  void anEndThatIsNotThereIsNamed() {
    // Given
    var model = named("MODEL");

    // When
    var unknown = join("MODEL", model, "TRAINED_ON", "DATASET", UUID.randomUUID().toString());
    var noSystem = join("AI_SYSTEM", model, "USES", "MODEL", model);

    // Then
    unknown
        .statusCode(422)
        .body("type", equalTo(PROBLEMS + "end-unknown"))
        .body("errors.field", contains("to"));
    noSystem.statusCode(422).body("errors.field", contains("from"));
  }

  @Test
  void kindsThatARelationDoesNotJoinAreRefusedWithThoseItDoes() {
    // When
    var answer = join("MODEL", named("MODEL"), "TRAINED_ON", "SUPPLIER", named("SUPPLIER"));

    // Then
    answer
        .statusCode(422)
        .body("type", equalTo(PROBLEMS + "relation-not-allowed"))
        .body("allowed", hasItem("DATASET_VERSION"));
  }

  @Test
  void whatIsRetiredGetsNoNewLinksAndKeepsItsOldOnes() {
    // Given
    var supplier = named("SUPPLIER");
    var tool = named("TOOL");
    String link =
        join("TOOL", tool, "SUPPLIED_BY", "SUPPLIER", supplier)
            .statusCode(201)
            .extract()
            .path("id");
    writingAs("otto", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(COMPONENTS + "/" + tool + "/retirement")
        .then()
        .statusCode(200);

    // When
    var answer = join("TOOL", tool, "SUPPLIED_BY", "SUPPLIER", named("SUPPLIER"));

    // Then
    answer.statusCode(409).body("type", equalTo(PROBLEMS + "end-retired"));
    as("vera", "viewer")
        .get(LINKS + "/" + link)
        .then()
        .statusCode(200)
        .body("active", equalTo(true));
  }

  @Test
  void whatNeverWasIsUnknown() {
    // When
    var answer = remove(UUID.randomUUID().toString());

    // Then
    answer.statusCode(404).body("type", equalTo(PROBLEMS + "unknown"));
  }
}
