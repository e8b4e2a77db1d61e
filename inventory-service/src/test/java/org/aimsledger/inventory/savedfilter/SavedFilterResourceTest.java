package org.aimsledger.inventory.savedfilter;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.asMember;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
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
    var answer = save(ours, "ours", sharedWith(unit));

    // Then
    answer.statusCode(200).body("items.name", contains("mine", "ours"));
    as("somebody", "viewer").get(SAVED).then().statusCode(200).body("items.id", empty());
    asMember(Set.of(unit), "somebody", "viewer")
        .get(SHARED + "?unit=" + unit)
        .then()
        .statusCode(200)
        .body("items.id", contains(ours))
        .body("items[0].sharedBy", equalTo(me))
        .body("items[0].parameters.stage", contains("DEPLOYED", "PILOT"));
  }

  private static String sharedWith(String unit, String... more) {
    return ", \"units\": [\"" + unit + "\"]" + (more.length == 0 ? "" : ", " + more[0]);
  }

  private static ValidatableResponse sharedWithMembersOf(String unit) {
    return asMember(Set.of("elsewhere", unit), "somebody", "viewer")
        .get(SHARED + "?unit=" + unit)
        .then()
        .statusCode(200);
  }

  @Test
  void aUnitSeesNothingThatIsSharedWithAnotherUnit() {
    // Given
    var ours = UUID.randomUUID().toString();
    save(ours, "ours", sharedWith(unit)).statusCode(200);

    // When
    var others = asMember(Set.of("other " + unit), "eve", "viewer").get(SHARED).then();
    var asked = asMember(Set.of("other " + unit), "eve", "viewer").get(SHARED + "?unit=" + unit);
    var unitless = as("eve", "system-owner").get(SHARED + "?unit=" + unit);
    var auditor = as("ada", "auditor").get(SHARED + "?unit=" + unit);

    // Then
    others.statusCode(200).body("items.id", not(hasItem(ours)));
    asked.then().statusCode(200).body("items", empty()).body("total", equalTo(0));
    unitless.then().statusCode(200).body("items", empty());
    auditor.then().statusCode(200).body("items.id", contains(ours));
  }

  @Test
  void whatIsSharedWithEverybodyIsSeenWhateverTheUnit() {
    // Given
    var name = "everybody " + UUID.randomUUID();
    var id = UUID.randomUUID().toString();

    // When
    save(id, name, ", \"everybody\": true").statusCode(200).body("items.everybody", contains(true));

    // Then
    as("eve", "viewer").get(SHARED + "?limit=500").then().body("items.id", hasItem(id));
    asMember(Set.of(unit), "eve", "viewer")
        .get(SHARED + "?limit=500")
        .then()
        .body("items.id", hasItem(id));
  }

  @Test
  void whatIsRemovedOrNotSharedAnyMoreIsSeenByNobodyElse() {
    // Given
    var first = UUID.randomUUID().toString();
    var second = UUID.randomUUID().toString();
    save(first, "first", sharedWith(unit)).statusCode(200);
    save(second, "second", sharedWith(unit)).statusCode(200);
    sharedWithMembersOf(unit).body("total", equalTo(2));

    // When
    writingAs(me, "viewer").delete(SAVED + "/" + first).then().statusCode(200);
    save(second, "second", "").statusCode(200);

    // Then
    sharedWithMembersOf(unit).body("total", equalTo(0));
    as(me, "viewer").get(SAVED).then().body("items.name", contains("second"));
  }

  @Test
  void whatIsRefusedNamesTheField() {
    // Given
    save(UUID.randomUUID().toString(), "mine", "").statusCode(200);

    // When
    var sameName = save(UUID.randomUUID().toString(), "mine", "");
    var both = save(UUID.randomUUID().toString(), "other", sharedWith(unit, "\"everybody\": true"));

    // Then
    sameName.statusCode(409).body("errors.field", contains("name"));
    both.statusCode(400).body("errors.field", contains("units"));
  }
}
