package org.aimsledger.inventory.systemregister;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over HTTP with real tokens, on a real database. Each test has an organisation of its own, so
/// that tests see only their own systems.
@QuarkusTest
class SystemRegisterResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";

  private final String organisation = "org-" + UUID.randomUUID();

  @CanIgnoreReturnValue
  private String register(String name, String more) {
    return writingAs("carla", "contributor")
        .body(
            "{\"name\": \"" + name + "\", \"organisation\": \"" + organisation + "\"" + more + "}")
        .post(SYSTEMS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private ValidatableResponse list(String query) {
    return as("vera", "viewer")
        .urlEncodingEnabled(false)
        .get(SYSTEMS + "?organisation=" + organisation + query)
        .then()
        .statusCode(200);
  }

  @Test
  void aListSeesWhatWasJustWritten() {
    for (var i = 0; i < 10; i++) {
      // Given
      var id = register("System " + i, "");

      // When
      var answer = list("&q=system+" + i);

      // Then
      answer.body("items.id", contains(id)).body("total", equalTo(1));
    }
  }

  @Test
  void filtersNarrowTheList() {
    // Given
    var chatbot =
        register(
            "Chatbot",
            ", \"technology\": \"GENERATIVE\", \"stage\": \"DEPLOYED\", \"owner\": \"u-1\","
                + " \"highImpact\": \"YES\"");
    var scoring = register("Scoring", ", \"technology\": \"CLASSICAL_ML\"");
    writingAs("rob", "responder")
        .body("{\"reason\": \"x\"}")
        .post(SYSTEMS + "/" + scoring + "/suspension")
        .then()
        .statusCode(200);

    // When / Then
    list("&stage=DEPLOYED").body("items.id", contains(chatbot));
    list("&stage=DEPLOYED&stage=UNKNOWN&sort=name").body("items.id", contains(chatbot, scoring));
    list("&highImpact=UNKNOWN").body("items.id", contains(scoring));
    list("&technology=GENERATIVE").body("items.id", contains(chatbot));
    list("&owner=u-1").body("items.id", contains(chatbot));
    list("&suspended=true").body("items.id", contains(scoring));
    list("&flag=external-id-missing").body("items", empty());
  }

  @Test
  void shortWordsOfAnyScriptAreFoundAloneAndBesideOthers() {
    // Given
    var office = register("Permits of office 77", ", \"purpose\": \"HR 自動回答\"");
    register("Permits of office 78", ", \"purpose\": \"自動\"");

    // When / Then
    list("&q=77").body("items.id", contains(office)).body("total", equalTo(1));
    list("&q=office+77").body("items.id", contains(office)).body("total", equalTo(1));
    list("&q=hr+77&sort=name").body("items.id", contains(office));
    list("&q=77+%E5%9B%9E").body("items.id", contains(office));
    list("&q=77+%25").body("items", empty());
    list("&q=e7").body("items", empty());
  }

  @Test
  void aSearchFindsPartsOfWordsInAnyLanguageAndTakesNothingForAPattern() {
    // Given
    var chatbot = register("Bürger-Assistent 100%", ", \"purpose\": \"自動回答市民的問題\"");
    register("Scoring", "");

    // When / Then
    list("&q=ASSIST").body("items.id", contains(chatbot));
    list("&q=b%C3%BCrger+assist").body("items.id", contains(chatbot));
    list("&q=%E5%B8%82%E6%B0%91").body("items.id", contains(chatbot));
    list("&q=100%25").body("items.id", contains(chatbot));
    list("&q=s%25g").body("items", empty());
    list("&q=_coring").body("items", empty());
  }

  @ParameterizedTest
  @CsvSource({"name", "updated"})
  void pagesTogetherShowEverythingOnceInOrder(String sort) {
    // Given
    var expected = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      expected.add(register("System " + i, ""));
    }

    // When
    var seen = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      var page = list("&sort=" + sort + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      List<String> ids = page.body("total", equalTo(5)).extract().path("items.id");
      seen.addAll(ids);
      cursor = page.extract().path("nextCursor");
    } while (cursor != null);

    // Then
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void whatChangedSinceIsAskedForByTime() {
    // Given
    register("Old", "");
    var fresh = register("Fresh", "");
    String updated = list("&q=fresh").extract().path("items[0].updatedAt");

    // When
    var answer = list("&updatedSince=" + updated);

    // Then
    answer.body("items.id", contains(fresh));
  }

  @Test
  void countsAreGivenByStageImpactAndTechnology() {
    // Given
    register("A", ", \"stage\": \"DEPLOYED\", \"owner\": \"u-1\", \"highImpact\": \"YES\"");
    register("B", ", \"stage\": \"PILOT\", \"owner\": \"u-1\", \"technology\": \"NLP\"");
    register("C", "");

    // When
    var answer = as("vera", "viewer").get(SYSTEMS + "/counts?organisation=" + organisation).then();

    // Then
    answer
        .statusCode(200)
        .body("total", equalTo(3))
        .body("live", equalTo(2))
        .body("liveHighImpact", equalTo(1))
        .body("byStage.DEPLOYED", equalTo(1))
        .body("byStage.UNKNOWN", equalTo(1))
        .body("byStage.RETIRED", equalTo(0))
        .body("byHighImpact.YES", equalTo(1))
        .body("byTechnology.NLP", equalTo(1))
        .body("byHighImpactAndStage.YES.DEPLOYED", equalTo(1));
  }

  @Test
  void withoutFilterEverythingIsListed() {
    // Given
    register("A", "");

    // When
    var answer = as("vera", "viewer").get(SYSTEMS).then();

    // Then
    answer.statusCode(200).body("items", not(empty())).body("total", greaterThanOrEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource({
    "stage=SOMEWHERE,stage",
    "highImpact=MAYBE,highImpact",
    "suspended=perhaps,suspended",
    "updatedSince=yesterday,updatedSince",
    "sort=size,sort",
    "limit=501,limit",
    "limit=0,limit",
    "cursor=abc,cursor",
    "q=a+b+c+d+e+f+g+h+i,q"
  })
  void aWrongParameterIsRefusedByName(String query, String field) {
    // When
    var answer = as("vera", "viewer").urlEncodingEnabled(false).get(SYSTEMS + "?" + query).then();

    // Then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
  }

  @Test
  void theOrderOfUpdatesFollowsTheLastEvent() {
    // Given
    var first = register("First", "");
    var second = register("Second", "");
    writingAs("rob", "responder")
        .body("{\"reason\": \"x\"}")
        .post(SYSTEMS + "/" + first + "/suspension")
        .then()
        .statusCode(200);

    // When
    var answer = list("");

    // Then
    answer.body("items.id", contains(second, first)).body("items[1].version", equalTo(2));
    assertThat(Objects.requireNonNull(answer.extract().<Object>path("items[1].suspended")))
        .isEqualTo(true);
  }
}
