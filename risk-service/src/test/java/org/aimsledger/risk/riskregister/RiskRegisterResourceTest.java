package org.aimsledger.risk.riskregister;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists over HTTP, on a real database that other tests write to as well: each test has an owner of
/// its own.
@QuarkusTest
class RiskRegisterResourceTest {
  private static final String RISKS = "/api/risk/v1/risks";

  private final String owner = "u-" + UUID.randomUUID();

  @Test
  void aListShowsWhatWasJustWritten() {
    // Given
    var risk = identified("ORGANISATION", null);
    rate(risk, "INHERENT", 4, 4);

    // When
    var list = list("");

    // Then
    list.statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].id", equalTo(id(risk)))
        .body("items[0].version", equalTo(2))
        .body("items[0].level", equalTo("HIGH"))
        .body("items[0].residualLevel", nullValue())
        .body("items[0].overdue", equalTo(false));
  }

  @Test
  void theResidualLevelIsTheLevelOnceThereIsOne() {
    // Given
    var risk = identified("ORGANISATION", null);
    rate(risk, "INHERENT", 4, 4);
    rate(risk, "RESIDUAL", 1, 1);

    // Then
    list("&level=VERY_LOW").body("items.id", contains(id(risk)));
    list("&level=HIGH").body("total", equalTo(0));
  }

  @Test
  void filtersNarrowTheList() {
    // Given
    var system = UUID.randomUUID();
    var one = identified("SOCIETY", system);
    var two = identified("INDIVIDUAL", null);
    writingAs("u-rita", "risk-owner")
        .body(Map.of("reason", "DUPLICATE", "remark", "same as the other"))
        .post(two + "/closure")
        .then()
        .statusCode(200);

    // Then
    list("&system=" + system).body("items.id", contains(id(one)));
    list("&affects=INDIVIDUAL").body("items.id", contains(id(two)));
    list("&status=CLOSED").body("items.id", contains(id(two)));
    list("&status=OPEN&affects=INDIVIDUAL").body("total", equalTo(0));
    list("&updatedSince=2100-01-01T00:00:00Z").body("total", equalTo(0));
    list("&overdue=true").body("total", equalTo(0));
    list("&overdue=false").body("total", equalTo(2));
  }

  @Test
  void pagesFollowEachOtherNewestFirstWithoutHolesOrRepeats() {
    // Given
    var risks = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      risks.add(id(identified("ORGANISATION", null)));
    }

    // When
    var seen = new ArrayList<String>();
    var path = RISKS + "?owner=" + owner + "&limit=2";
    var pages = 0;
    while (path != null) {
      var page =
          as("vera", "viewer").urlEncodingEnabled(false).get(path).then().statusCode(200).extract();
      seen.addAll(page.jsonPath().getList("items.id"));
      var link = page.header("Link");
      path = link == null ? null : link.substring(1, link.indexOf('>'));
      pages++;
    }

    // Then
    assertThat(seen).isEqualTo(risks.reversed());
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "status=DONE, status",
    "affects=EVERYBODY, affects",
    "system=1-1-1-1-1, system",
    "overdue=maybe, overdue",
    "updatedSince=yesterday, updatedSince",
    "updatedSince=%2B999999999-01-01T00:00:00Z, updatedSince",
    "limit=0, limit",
    "limit=501, limit",
    "cursor=rubbish, cursor",
    "level=%00, level"
  })
  void aParameterThatMeansNothingIsA400ThatNamesIt(String parameter, String name) {
    // When
    var answer = as("vera", "viewer").urlEncodingEnabled(false).get(RISKS + "?" + parameter).then();

    // Then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(name));
  }

  @Test
  void withoutATokenThereIsNoList() {
    // Then
    anonymous().get(RISKS).then().statusCode(401);
    as("inga", "integration").get(RISKS).then().statusCode(403);
  }

  @Test
  void theCriteriaComeInThreeLanguagesWithTheirSources() {
    // When
    var answer = as("vera", "viewer").get("/api/risk/v1/risk-criteria").then();

    // Then
    answer
        .statusCode(200)
        .body(
            "packs.id",
            contains(
                "risk-criteria@2026.1",
                "assessment-duties@2026.1",
                "impact-dimensions@2026.1",
                "annex-a-controls@2026.1"))
        .body("likelihoods[0].title.en", equalTo("Rare"))
        .body("likelihoods[0].title.zh-Hans", equalTo("罕见"))
        .body("likelihoods[0].title.zh-Hant", equalTo("罕見"))
        .body("levels.id", contains("VERY_LOW", "LOW", "MEDIUM", "HIGH", "VERY_HIGH"))
        .body("matrix[0].levels", contains("VERY_LOW", "VERY_LOW", "LOW", "LOW", "LOW"))
        .body("matrix[4].levels[0]", equalTo("MEDIUM"))
        .body("tolerance.acceptableUpTo", equalTo("MEDIUM"))
        .body("assessmentDeadlines.dueInDays", contains(30, 14, 30))
        .body("controls", hasSize(38));
  }

  @Test
  void beforeTheFirstVersionThereAreNoCriteria() {
    // When
    var answer = as("vera", "viewer").get("/api/risk/v1/risk-criteria?on=2025-12-31").then();

    // Then
    answer.statusCode(404).contentType("application/problem+json");
  }

  private ValidatableResponse list(String filters) {
    return as("vera", "viewer").get(RISKS + "?owner=" + owner + filters).then().statusCode(200);
  }

  private String identified(String affects, @Nullable UUID system) {
    var body =
        new HashMap<String, Object>(
            Map.of(
                "title", "Wrong triage",
                "description", "Urgent patients are put last.",
                "source", "C.3.4",
                "cause", "MISUSE",
                "affects", affects,
                "owner", owner));
    if (system != null) {
      body.put("system", system);
    }
    return writingAs("u-rita", "risk-owner")
        .body(body)
        .post(RISKS)
        .then()
        .statusCode(201)
        .extract()
        .header("Location");
  }

  private static void rate(String risk, String kind, int likelihood, int impact) {
    writingAs("u-rita", "risk-owner")
        .body(Map.of("kind", kind, "likelihood", likelihood, "impact", impact))
        .post(risk + "/ratings")
        .then()
        .statusCode(200);
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
