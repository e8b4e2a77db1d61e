package org.aimsledger.inventory.registerhistory;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP, on a real database. Each test has an organisation of its own.
@QuarkusTest
class RegisterHistoryResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String REGISTER = "/api/inventory/v1/register";

  private final String organisation = "org " + UUID.randomUUID();

  private String registered(String name) {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"" + name + "\", \"organisation\": \"" + organisation + "\"}")
        .post(SYSTEMS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void owner(String system, String owner) {
    writingAs("olga", "system-owner")
        .body("{\"owner\": \"" + owner + "\", \"reason\": \"new\"}")
        .put(SYSTEMS + "/" + system + "/owner")
        .then()
        .statusCode(200);
  }

  private static void retired(String system) {
    writingAs("olga", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(SYSTEMS + "/" + system + "/retirement")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse at(Instant time, String more) {
    return as("vera", "viewer")
        .get(REGISTER + "?organisation=" + organisation + "&at=" + time + more)
        .then();
  }

  @Test
  void eachInstantHasItsOwnRegister() {
    // Given
    var before = Instant.now();
    var first = registered("Old name");
    var registered = Instant.now();
    owner(first, "u-1");
    var owned = Instant.now();
    var _ = registered("Second");
    retired(first);

    // When
    var none = at(before, "");
    var unowned = at(registered, "");
    var withOwner = at(owned, "&owner=u-1");
    var now = at(Instant.now(), "&stage=RETIRED");

    // Then
    none.statusCode(200).body("items", empty());
    unowned
        .statusCode(200)
        .body("items.id", contains(first))
        .body("items[0].owner", equalTo(null))
        .body("items[0].version", equalTo(1));
    withOwner.body("items.id", contains(first)).body("items[0].stage", equalTo("UNKNOWN"));
    at(registered, "&owner=u-1").body("items", empty());
    now.body("items.id", contains(first));
    at(Instant.now(), "&q=sec").body("items.name", contains("Second")).body("total", equalTo(1));
    at(Instant.now(), "").body("total", equalTo(2));
  }

  @Test
  void pagesFollowOneAnother() {
    // Given
    var made = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      made.add(registered("System " + i));
    }
    var time = Instant.now();

    // When
    var found = new ArrayList<String>();
    var cursor = "";
    do {
      var page = at(time, "&limit=2" + cursor).statusCode(200).extract();
      List<String> ids = page.path("items.id");
      found.addAll(ids);
      String next = page.path("nextCursor");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());

    // Then
    assertThat(found).containsExactlyInAnyOrderElementsOf(made).doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatAnImportFlaggedThenIsShown() {
    // Given
    var _ = registered("Without a flag");

    // When
    var flagged = at(Instant.now(), "&flag=external-id-missing");

    // Then
    flagged.statusCode(200).body("items", empty()).body("total", equalTo(0));
  }

  @Test
  void howManyThereWereAtAnInstantIsCountedUpToABound() {
    // Given
    var _ = registered("One more");
    var then = Instant.now();
    var first = as("vera", "viewer").get(REGISTER + "?limit=1&at=" + then).then();
    var _ = registered("And one later");

    // When
    var again = as("vera", "viewer").get(REGISTER + "?limit=1&at=" + then).then();

    // Then
    int total = first.statusCode(200).extract().path("total");
    again.statusCode(200).body("total", equalTo(total));
  }

  @Test
  void anInstantIsNeeded() {
    // When
    var answer = as("vera", "viewer").get(REGISTER).then();

    // Then
    answer.statusCode(400).body("errors.field", contains("at"));
  }
}
