package org.aimsledger.inventory.changefeed;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class ChangeFeedResourceTest {
  private static final String CHANGES = "/api/inventory/v1/changes";

  private final String carla = "u-" + UUID.randomUUID();

  private String created(String path, String body) {
    return writingAs(carla, "contributor")
        .body(body)
        .post("/api/inventory/v1/" + path)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String system() {
    return created("ai-systems", "{\"name\": \"Chatbot " + UUID.randomUUID() + "\"}");
  }

  private String notice(String system) {
    return created(
        "notices",
        "{\"system\": \"" + system + "\", \"kind\": \"LIMITATIONS\", \"audience\": \"USERS\"}");
  }

  private void drafted(String notice) {
    writingAs(carla, "contributor")
        .body("{\"texts\": [{\"language\": \"en\", \"title\": \"a\", \"text\": \"b\"}]}")
        .put("/api/inventory/v1/notices/" + notice + "/draft")
        .then()
        .statusCode(200);
  }

  @Test
  void changesOfASystemAreThoseOfAllItsRecordsWithTitlesInThreeLanguages() {
    // Given
    var system = system();
    var notice = notice(system);
    drafted(notice);
    drafted(notice(system()));

    // When
    var answer = as("vera", "viewer").get(CHANGES + "?system=" + system).then();

    // Then
    answer
        .statusCode(200)
        .body("items.kind", contains("ai-system", "notice", "notice"))
        .body("items.subject", contains(system, notice, notice))
        .body("items[2].type", equalTo("org.aimsledger.inventory.notice-drafted.v1"))
        .body("items[2].title.en", equalTo("Notice drafted"))
        .body("items[2].title.'zh-Hant'", equalTo("告知文件已草擬"))
        .body("items[2].version", equalTo(2))
        .body("items.actor", contains(carla, carla, carla));
  }

  @Test
  void onlyWhatWasRecordedSinceThenAndIsOfTheKindIsShown() {
    // Given
    var _ = system();
    var since = Instant.now();
    var later = system();
    var _ = notice(later);

    // When
    var all = as("vera", "viewer").get(CHANGES + "?actor=" + carla + "&since=" + since).then();
    var systems =
        as("vera", "viewer")
            .get(CHANGES + "?kind=ai-system&actor=" + carla + "&since=" + since)
            .then();

    // Then
    all.statusCode(200).body("items.kind", containsInAnyOrder("ai-system", "notice"));
    systems.statusCode(200).body("items.subject", contains(later));
  }

  @Test
  void pagesFollowOneAnotherWithoutHolesOrRepeats() {
    // Given
    var made = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      made.add(system());
    }

    // When
    var found = new ArrayList<String>();
    var cursor = "";
    do {
      var page =
          as("vera", "viewer")
              .get(CHANGES + "?limit=2&actor=" + carla + cursor)
              .then()
              .statusCode(200)
              .extract();
      List<String> subjects = page.path("items.subject");
      found.addAll(subjects);
      String next = page.path("nextCursor");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());

    // Then
    assertThat(found).isEqualTo(made);
  }

  @Test
  void whatSomebodyLikesToLookAtIsNobodyElsesBusiness() {
    // Given
    writingAs(carla, "viewer")
        .body("{\"name\": \"mine\", \"list\": \"notices\"}")
        .put("/api/inventory/v1/saved-filters/" + UUID.randomUUID())
        .then()
        .statusCode(200);
    var _ = system();

    // When
    var answer = as("vera", "viewer").get(CHANGES + "?actor=" + carla).then();

    // Then
    answer.body("items.kind", contains("ai-system"));
    as("vera", "viewer")
        .get(CHANGES + "?kind=ai-system")
        .then()
        .body("items.kind", hasItem("ai-system"));
  }
}
