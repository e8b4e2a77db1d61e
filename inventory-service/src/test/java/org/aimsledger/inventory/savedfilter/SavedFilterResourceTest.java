package org.aimsledger.inventory.savedfilter;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class SavedFilterResourceTest {
  private static final String SAVED = "/api/inventory/v1/saved-filters";
  private static final String SHARED = "/api/inventory/v1/shared-filters";

  private final String me = "u-" + UUID.randomUUID();
  private final String unit = "unit " + UUID.randomUUID();

  private ValidatableResponse save(String id, String name, String more) {
    return writingAs(me, "viewer")
        .body(
            "{\"name\": \""
                + name
                + "\", \"list\": \"ai-systems\","
                + " \"parameters\": {\"stage\": [\"DEPLOYED\", \"PILOT\"]}"
                + more
                + "}")
        .put(SAVED + "/" + id)
        .then();
  }

  @Test
  void aFilterIsItsKeepersAndOfTheUnitThatItIsSharedWith() {
    // Given
    var mine = UUID.randomUUID().toString();
    var ours = UUID.randomUUID().toString();
    save(mine, "mine", "").statusCode(200);

    // When
    var answer = save(ours, "ours", ", \"unit\": \"" + unit + "\"");

    // Then
    answer.statusCode(200).body("items.name", contains("mine", "ours"));
    as("somebody", "viewer").get(SAVED).then().statusCode(200).body("items.id", empty());
    as("somebody", "viewer")
        .get(SHARED + "?unit=" + unit)
        .then()
        .statusCode(200)
        .body("items.id", contains(ours))
        .body("items[0].sharedBy", equalTo(me))
        .body("items[0].parameters.stage", contains("DEPLOYED", "PILOT"));
  }

  @Test
  void whatIsRemovedOrNotSharedAnyMoreIsSeenByNobodyElse() {
    // Given
    var first = UUID.randomUUID().toString();
    var second = UUID.randomUUID().toString();
    save(first, "first", ", \"unit\": \"" + unit + "\"").statusCode(200);
    save(second, "second", ", \"unit\": \"" + unit + "\"").statusCode(200);

    // When
    writingAs(me, "viewer").delete(SAVED + "/" + first).then().statusCode(200);
    save(second, "second", "").statusCode(200);

    // Then
    as("somebody", "viewer").get(SHARED + "?unit=" + unit).then().body("total", equalTo(0));
    as(me, "viewer").get(SAVED).then().body("items.name", contains("second"));
  }

  @Test
  void whatIsRefusedNamesTheField() {
    // Given
    save(UUID.randomUUID().toString(), "mine", "").statusCode(200);

    // When
    var sameName = save(UUID.randomUUID().toString(), "mine", "");
    var noUnit = as(me, "viewer").get(SHARED).then();

    // Then
    sameName.statusCode(409).body("errors.field", contains("name"));
    noUnit.statusCode(400).body("errors.field", contains("unit"));
  }
}
