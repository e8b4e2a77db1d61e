package org.aimsledger.inventory.recordsearch;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP, on a real database. A word of its own keeps each test apart from the others.
@QuarkusTest
class RecordSearchResourceTest {
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  private static String created(String path, String body) {
    return writingAs("carla", "contributor")
        .body(body)
        .post("/api/inventory/v1/" + path)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String system(String name, String purpose) {
    return created("ai-systems", "{\"name\": \"" + name + "\", \"purpose\": \"" + purpose + "\"}");
  }

  private static ValidatableResponse find(String text, String... kinds) {
    var call = as("vera", "viewer").queryParam("q", text);
    for (var kind : kinds) {
      call.queryParam("kind", kind);
    }
    return call.get("/api/inventory/v1/search").then();
  }

  @Test
  void theBestComeFirst() {
    // Given
    var rest = system("Something", "does " + word);
    var inside = system("The " + word, "x");
    var beginning = system(word + " assistant", "x");
    var whole = system(word, "x");

    // When
    var answer = find(word.toUpperCase(Locale.ROOT));

    // Then
    answer
        .statusCode(200)
        .body("items.id", contains(whole, beginning, inside, rest))
        .body("items.rank", contains(0, 1, 2, 3))
        .body("more", equalTo(false));
  }

  @Test
  void aShortWordIsFoundAloneAndBesideOthers() {
    // Given
    var system = system("Permits " + word, "for §7 ǂǁ");

    // When / Then
    find("ǂǁ").statusCode(200).body("items.id", contains(system));
    find("§7 ǁ").statusCode(200).body("items.id", contains(system));
    find(word + " ǂ").statusCode(200).body("items.id", contains(system));
    find("ǁǂ").statusCode(200).body("items", empty());
  }

  @Test
  void everythingIsFoundInEveryLanguage() {
    // Given
    var system = system("稅務助理 " + word, "回答稅務問題");
    var dataset =
        created(
            "components",
            """
            {"kind": "DATASET", "fields": {"nameEn": {"values": ["Filings %s"]},
             "nameZhHans": {"values": ["税务数据 %s"]}}}
            """
                .formatted(word, word));
    var notice =
        created(
            "notices",
            "{\"system\": \""
                + system
                + "\", \"kind\": \"LIMITATIONS\","
                + " \"audience\": \"PUBLIC\"}");
    writingAs("carla", "contributor")
        .body(
            """
            {"texts": [{"language": "zh-Hant", "title": "稅務助理的限制",
                        "text": "它可能答錯。%s"}]}
            """
                .formatted(word))
        .put("/api/inventory/v1/notices/" + notice + "/draft")
        .then()
        .statusCode(200);

    // When
    var traditional = find("稅務 " + word);
    var simplified = find("税务 " + word);
    var oneCharacter = find("錯 " + word);

    // Then
    traditional.statusCode(200).body("items.id", containsInAnyOrder(system, notice));
    simplified
        .body("items.id", contains(dataset))
        .body("items[0].name", equalTo("Filings " + word));
    oneCharacter.body("items.id", contains(notice)).body("items[0].system", equalTo(system));
    find(word, "DATASET").body("items.id", contains(dataset));
    find(word).body("items.id", containsInAnyOrder(system, dataset, notice));
  }

  @Test
  void aSystemIsFoundByItsNameInEachLanguage() {
    // Given
    var system =
        created(
            "ai-systems",
            """
            {"name": "Steuerhilfe %s", "attributes": {"nameEn": "Tax helper %s",
             "nameZhHant": "稅務助理 %s"}}
            """
                .formatted(word, word, word));

    // When
    var describe =
        writingAs("carla", "contributor")
            .body(
                "{\"reason\": \"named\", \"attributes\": {\"nameZhHans\": \"税务助理 " + word + "\"}}")
            .patch("/api/inventory/v1/ai-systems/" + system);

    // Then
    describe.then().statusCode(200);
    find("tax helper " + word).body("items.id", contains(system));
    find("税务助理 " + word).body("items.id", contains(system));
    find("稅務助理 " + word).body("items.id", contains(system)).body("items.rank", contains(0));
    as("vera", "viewer")
        .queryParam("q", "税务助理 " + word)
        .get("/api/inventory/v1/ai-systems")
        .then()
        .body("items.nameEn", contains("Tax helper " + word))
        .body("items.nameZhHans", contains("税务助理 " + word))
        .body("items.nameZhHant", contains("稅務助理 " + word));
    writingAs("carla", "contributor")
        .body("{\"name\": \"x\", \"attributes\": {\"nameZhHans\": \" \"}}")
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(400);
  }

  @Test
  void aNewNameIsFoundAndTheOldOneIsNot() {
    // Given
    var system = system("before " + word, "x");

    // When
    as("otto", "system-owner")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/merge-patch+json")
        .body("{\"name\": \"after " + word + "\", \"reason\": \"renamed\"}")
        .patch("/api/inventory/v1/ai-systems/" + system)
        .then()
        .statusCode(200);

    // Then
    find("after " + word).body("items.id", contains(system));
    find("before " + word).body("items", empty());
  }

  @Test
  void signsOfThePatternLanguageAreOrdinaryOnes() {
    // Given
    var _ = system("100% " + word, "x");
    var _ = system("100 " + word, "x");

    // When
    var answer = find("100% " + word);

    // Then
    answer.body("items.name", contains("100% " + word));
  }

  @Test
  void aQuestionHasWords() {
    // When
    var none = find(" ");
    var many = find("a b c d e f g h i");

    // Then
    none.statusCode(400).body("errors.field", hasItem("q"));
    many.statusCode(400).body("errors.field", hasItem("q"));
  }
}
