package org.aimsledger.inventory.coverage;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP, on a real database. Each test has an organisation of its own.
@QuarkusTest
class CoverageResourceTest {
  private static final String COVERAGE = "/api/inventory/v1/coverage";

  private final String organisation = "org-" + UUID.randomUUID();

  @Test
  void coverageCountsAnswersAndWhatIsMissing() {
    // Given
    var _ = register("A", Map.of("owner", "olga", "attributes", Map.of("testing", "DONE")));
    var _ = register("B", Map.of("attributes", Map.of("testing", "IN_PROGRESS")));
    var _ = register("C", Map.of());

    // When
    var coverage = get("");

    // Then
    coverage
        .statusCode(200)
        .body("systems", equalTo(3))
        .body("policyVersion", equalTo("coverage-measures@2026.1"))
        .body("measures.find { it.id == 'testing' }.covered", equalTo(1))
        .body("measures.find { it.id == 'testing' }.answers.DONE", equalTo(1))
        .body("measures.find { it.id == 'testing' }.answers.IN_PROGRESS", equalTo(1))
        .body("measures.find { it.id == 'testing' }.answers.UNKNOWN", equalTo(1))
        .body("measures.find { it.id == 'owner' }.covered", equalTo(1))
        .body("measures.find { it.id == 'owner' }.title.zhHant", equalTo("有人對系統負責"));
  }

  @Test
  void theSystemsBehindAFigureAreListed() {
    // Given
    var _ = register("B", Map.of());
    var _ = register("A", Map.of());
    var _ = register("C", Map.of("owner", "olga"));

    // When
    var first = get("/owner/systems", "limit=1");

    // Then
    var cursor =
        first
            .statusCode(200)
            .body("items.name", contains("A"))
            .body("total", equalTo(2))
            .extract()
            .<String>path("nextCursor");
    get("/owner/systems", "limit=1", "cursor=" + cursor)
        .body("items.name", contains("B"))
        .body("nextCursor", nullValue());
    get("/owner/systems", "answer=PRESENT").body("items.name", contains("C"));
  }

  @Test
  void aMeasureIsBrokenDownByStage() {
    // Given
    var _ = register("A", Map.of("stage", "PRE_DEPLOYMENT", "owner", "olga"));
    var _ = register("B", Map.of("stage", "PRE_DEPLOYMENT"));
    var _ = register("C", Map.of());

    // When
    var breakdown = get("/owner/by/stage");
    var narrowed = get("/owner/by/unit", "stage=UNKNOWN");

    // Then
    breakdown
        .statusCode(200)
        .body("groups.value", contains("PRE_DEPLOYMENT", "UNKNOWN"))
        .body("groups.systems", contains(2, 1))
        .body("groups.covered", contains(1, 0))
        .body("truncated", equalTo(false));
    narrowed
        .body("groups.value", equalTo(Arrays.asList((Object) null)))
        .body("groups.systems", contains(1));
  }

  @Test
  void classesReviewsAndGatesAreMeasuredAndBreakDown() {
    // Given
    var system = register("A", Map.of("stage", "DEPLOYED", "owner", "olga"));
    var _ = register("B", Map.of());
    var path = "/api/inventory/v1/ai-systems/" + system;
    writingAs("rita", "risk-owner")
        .body(
            """
            {"answers": {"practices": ["NONE"], "product-legislation": ["NONE"],
             "uses": ["recruitment"], "exception": ["NONE"], "transparency": ["interaction"],
             "general-purpose-model": ["NO"]}}""")
        .post(path + "/risk-class")
        .then()
        .statusCode(200);
    writingAs("rita", "risk-owner")
        .body("{\"due\": \"2099-01-01\", \"reason\": \"yearly\"}")
        .put(path + "/review")
        .then()
        .statusCode(200);

    // When
    var coverage = get("");
    var byClass = get("/owner/by/riskclass");

    // Then
    coverage
        .statusCode(200)
        .body("measures.find { it.id == 'riskClass' }.answers.HIGH_ANNEX_III", equalTo(1))
        .body("measures.find { it.id == 'riskClass' }.covered", equalTo(1))
        .body("measures.find { it.id == 'nextReview' }.covered", equalTo(1))
        .body("measures.find { it.id == 'assessmentApproved' }.covered", equalTo(0))
        .body("unregistered", notNullValue());
    byClass
        .body("groups.value", containsInAnyOrder("HIGH_ANNEX_III", null))
        .body("groups.find { it.value == 'HIGH_ANNEX_III' }.covered", equalTo(1));
    get("", "riskClass=HIGH_ANNEX_III").body("systems", equalTo(1));
    get("/riskClass/systems").body("items.name", contains("B"));
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    // When
    var measure = get("/luck/systems").extract().statusCode();
    var dimension = get("/owner/by/colour").extract().statusCode();
    var stranger = anonymous().get(COVERAGE).statusCode();

    // Then
    assertThat(List.of(measure, dimension, stranger)).containsExactly(404, 404, 401);
  }

  private String register(String name, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("name", name);
    body.put("organisation", organisation);
    return writingAs("carla", "contributor")
        .body(body)
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private ValidatableResponse get(String path, String... more) {
    var query = "?organisation=" + organisation + (more.length == 0 ? "" : "&");
    return as("vera", "viewer")
        .urlEncodingEnabled(false)
        .get(COVERAGE + path + query + String.join("&", more))
        .then();
  }
}
