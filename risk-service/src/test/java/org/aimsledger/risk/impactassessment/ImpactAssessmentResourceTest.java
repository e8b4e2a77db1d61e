package org.aimsledger.risk.impactassessment;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class ImpactAssessmentResourceTest {
  private static final String ASSESSMENTS = "/api/risk/v1/impact-assessments";
  private static final String PROBLEM = "application/problem+json";

  private final UUID system = UUID.randomUUID();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void aPersonRequiresAnAssessmentAfterAChange() {
    // When
    var answer = required();

    // Then
    answer
        .statusCode(201)
        .header("ETag", "\"v1\"")
        .header("Location", ASSESSMENTS + "/" + AssessmentId.of(system))
        .body("system", equalTo(system.toString()))
        .body("status", equalTo("DUE"))
        .body("causes", contains("CHANGE"))
        .body("due", equalTo(today.plusDays(30).toString()))
        .body("overdue", equalTo(false))
        .body("policyVersion", equalTo("assessment-duties@2026.1"));
  }

  @Test
  void anAssessmentIsDoneByOneAndApprovedByAnother() {
    // Given
    var assessment = required().statusCode(201).extract().header("Location");

    // When
    ann()
        .post(assessment + "/start")
        .then()
        .statusCode(200)
        .body("status", equalTo("IN_PROGRESS"))
        .body("assessor", equalTo("u-ann"));
    ann()
        .body(completion(ratings(REQUIRED)))
        .post(assessment + "/completion")
        .then()
        .statusCode(200)
        .body("status", equalTo("COMPLETED"))
        .body("result.ratings", hasSize(4))
        .body("result.criteriaVersion", equalTo("risk-criteria@2026.1"))
        .body("result.dimensionsVersion", equalTo("impact-dimensions@2026.1"));
    var self = approve("u-ann", assessment);
    var other = approve("u-bob", assessment);

    // Then
    self.statusCode(403)
        .contentType(PROBLEM)
        .body(
            "type",
            equalTo("https://aimsledger.org/problems/impact-assessment/approver-has-assessed"));
    other
        .statusCode(200)
        .header("ETag", "\"v4\"")
        .body("status", equalTo("APPROVED"))
        .body("approval.approver", equalTo("u-bob"))
        .body("approval.remark", nullValue());
  }

  @Test
  void aCompletedAssessmentIsReopenedByAChange() {
    // Given
    var assessment = required().statusCode(201).extract().header("Location");
    ann().post(assessment + "/start").then().statusCode(200);
    ann()
        .body(completion(ratings(REQUIRED)))
        .post(assessment + "/completion")
        .then()
        .statusCode(200);

    // When
    var again = required();

    // Then
    again.statusCode(201).header("ETag", "\"v4\"").body("status", equalTo("DUE"));
    as("vera", "viewer")
        .get(assessment + "/history")
        .then()
        .statusCode(200)
        .body("items[3].type", equalTo("org.aimsledger.risk.impact-assessment-reopened.v1"))
        .body("items[3].data.reason", equalTo("new model"));
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    // Given
    var assessment = required().statusCode(201).extract().header("Location");
    ann().post(assessment + "/start").then().statusCode(200);

    // Then
    ann()
        .body(completion(ratings("fairness", "privacy")))
        .post(assessment + "/completion")
        .then()
        .statusCode(422)
        .contentType(PROBLEM)
        .body("missingDimensions", contains("autonomy", "transparency"));
    ann()
        .body(completion(ratings("luck")))
        .post(assessment + "/completion")
        .then()
        .statusCode(422)
        .body(
            "type", equalTo("https://aimsledger.org/problems/impact-assessment/unknown-dimension"));
    ann()
        .body(Map.of("summary", "s", "conclusion", "PROCEED", "ratings", List.of(Map.of())))
        .post(assessment + "/completion")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("ratings[0].dimension"));
    ann()
        .body(Map.of("summary", "s", "conclusion", "MAYBE", "ratings", List.of()))
        .post(assessment + "/completion")
        .then()
        .statusCode(400)
        .contentType(PROBLEM);
  }

  @Test
  void stepsOutOfOrderAreRefusedWithWhatToDo() {
    // Given
    var assessment = required().statusCode(201).extract().header("Location");

    // Then
    ann()
        .body(completion(ratings(REQUIRED)))
        .post(assessment + "/completion")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/impact-assessment/not-started"));
    approve("u-bob", assessment)
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/impact-assessment/not-completed"));
    ann().post(assessment + "/start").then().statusCode(200);
    writingAs("u-cleo", "risk-owner")
        .body(completion(ratings(REQUIRED)))
        .post(assessment + "/completion")
        .then()
        .statusCode(409)
        .body("assessor", equalTo("u-ann"));
  }

  @Test
  void rolesAreAsked() {
    // Given
    var assessment = required().statusCode(201).extract().header("Location");

    // Then
    anonymous().get(assessment).then().statusCode(401);
    writingAs("vera", "viewer").post(assessment + "/start").then().statusCode(403);
    writingAs("carl", "contributor")
        .body(Map.of())
        .post(assessment + "/approval")
        .then()
        .statusCode(403);
    writingAs("inga", "integration")
        .body(Map.of("system", system, "reason", "new model"))
        .post(ASSESSMENTS)
        .then()
        .statusCode(403);
  }

  @Test
  void anUnknownAssessmentIsA404() {
    // Given
    var nobody = ASSESSMENTS + "/" + UUID.randomUUID();

    // Then
    as("vera", "viewer").get(nobody).then().statusCode(404).contentType(PROBLEM);
    ann().post(nobody + "/start").then().statusCode(404).contentType(PROBLEM);
  }

  private static final String[] REQUIRED = {"fairness", "autonomy", "privacy", "transparency"};

  private ValidatableResponse required() {
    return writingAs("u-olga", "risk-owner")
        .body(Map.of("system", system, "reason", "new model"))
        .post(ASSESSMENTS)
        .then();
  }

  private static RequestSpecification ann() {
    return writingAs("u-ann", "contributor");
  }

  private static ValidatableResponse approve(String actor, String assessment) {
    return writingAs(actor, "approver").body(Map.of()).post(assessment + "/approval").then();
  }

  private static List<Map<String, Object>> ratings(String... dimensions) {
    return Stream.of(dimensions)
        .map(
            dimension ->
                Map.<String, Object>of(
                    "dimension",
                    dimension,
                    "affected",
                    "GROUPS",
                    "severity",
                    2,
                    "likelihood",
                    3,
                    "reversibility",
                    "PARTLY_REVERSIBLE",
                    "rationale",
                    "seen in the test set"))
        .toList();
  }

  private static Map<String, Object> completion(List<Map<String, Object>> ratings) {
    return Map.of(
        "summary", "Acceptable.", "ratings", ratings, "conclusion", "PROCEED_WITH_CONDITIONS");
  }
}
