package org.aimsledger.incident.detectionrule;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class DetectionRuleResourceTest {
  private static final String RULES = "/api/incident/v1/detection-rules";

  @Test
  void aRuleIsWrittenTriedAndReleasedBySomebodyElse() {
    // Given
    var rule = drafted("value > 0.2");

    // When
    var untried = release(rule, "carl", 1);
    writingAs("rita", "responder")
        .body(Map.of())
        .post(path(rule) + "/dry-run")
        .then()
        .statusCode(200);
    var own = release(rule, "rita", 1);
    var released = release(rule, "carl", 1);

    // Then
    untried.statusCode(409).body("type", containsString("detection-rule/not-tried"));
    own.statusCode(403).body("type", containsString("author-may-not-release"));
    released.statusCode(200).body("live.version", equalTo(1));
    as("vera", "viewer")
        .get(RULES + "?standing=LIVE&limit=500")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(rule));
  }

  @Test
  void anEditIsANewVersionBesideTheOneThatIsLive() {
    // Given
    var rule = drafted("value > 0.2");
    writingAs("rita", "responder")
        .body(Map.of())
        .post(path(rule) + "/dry-run")
        .then()
        .statusCode(200);
    release(rule, "carl", 1).statusCode(200);

    // When
    var edited =
        writingAs("rita", "responder")
            .body(body("value > 0.3"))
            .post(path(rule) + "/versions")
            .then();

    // Then
    edited
        .statusCode(200)
        .body("newest.version", equalTo(2))
        .body("newest.triedAt", nullValue())
        .body("live.version", equalTo(1))
        .body("live.content.condition", equalTo("value > 0.2"));
    release(rule, "carl", 1).statusCode(409).body("newest", equalTo(2));
    writingAs("carl", "incident-commander")
        .body(Map.of("reason", "no longer"))
        .post(path(rule) + "/retirement")
        .then()
        .statusCode(200)
        .body("live", nullValue());
  }

  @Test
  void aConditionThatDoesNotCompileIsRefusedWithItsPlace() {
    // When
    var answer = draft(body("value > 0.2 &&\n  colour == 'red'"));

    // Then
    answer
        .statusCode(422)
        .body("type", containsString("detection-rule/condition-unusable"))
        .body("flaws[0].line", equalTo(2))
        .body("flaws[0].column", equalTo(3))
        .body("errors[0].field", equalTo("condition"))
        .body("errors[0].message", containsString("colour"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2].all(a, [1,2].all(b, a > b))",
        "value",
        "while (true) {}",
      })
  void aConditionThatIsNoneOrWouldNotEndIsRefused(String condition) {
    draft(body(condition)).statusCode(422);
  }

  @Test
  void aHugeConditionIsRefused() {
    draft(body("true" + " || value > 0.1".repeat(300))).statusCode(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "condition", "window"})
  void whatIsMissingIsNamed(String field) {
    // Given
    var body = new HashMap<>(body("value > 0.2"));
    body.remove(field);

    // When
    var answer = draft(body);

    // Then
    answer.statusCode(400).body("errors[0].field", equalTo(field));
  }

  @Test
  void aTemplateIsAdoptedExplicitly() {
    // Given
    as("vera", "viewer")
        .get(RULES + "/templates")
        .then()
        .statusCode(200)
        .body("templates.id", hasItems("drift-three-of-five", "cost-per-hour"))
        .body("templates.find { it.id == 'subgroup-gap' }.title.zhHant", equalTo("人群之間的差距"));

    // When
    var adopted =
        writingAs("rita", "responder")
            .post(RULES + "/templates/drift-three-of-five/adoption")
            .then();
    var unknown = writingAs("rita", "responder").post(RULES + "/templates/none/adoption").then();

    // Then
    adopted
        .statusCode(201)
        .body("newest.template", equalTo("detection-rules@2026.1/drift-three-of-five"))
        .body("live", nullValue());
    unknown.statusCode(404);
  }

  @Test
  void whoOnlyReadsWritesNothing() {
    writingAs("vera", "viewer").body(body("value > 1")).post(RULES).then().statusCode(403);
    as("vera", "viewer").get(path(UUID.randomUUID().toString())).then().statusCode(404);
    as("vera", "viewer").get(path(UUID.randomUUID() + "/state")).then().statusCode(404);
  }

  private static String path(String rule) {
    return RULES + "/" + rule;
  }

  private static String drafted(String condition) {
    return draft(body(condition)).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse draft(Map<String, ?> body) {
    return writingAs("rita", "responder").body(body).post(RULES).then();
  }

  private static ValidatableResponse release(String rule, String by, int version) {
    return writingAs(by, "incident-commander")
        .body(Map.of("version", version, "reason", "looks good"))
        .post(path(rule) + "/release")
        .then();
  }

  private static Map<String, Object> body(String condition) {
    return Map.of(
        "name", Map.of("en", "Drift", "zhHans", "漂移", "zhHant", "漂移"),
        "systems", List.of(new UUID(1, 1)),
        "metric", "psi",
        "condition", condition,
        "window", Map.of("measure", "COUNT", "last", 5, "comparison", "AT_LEAST", "threshold", 3));
  }
}
