package org.aimsledger.risk.risk;

import static org.aimsledger.risk.risk.RiskCalls.PROBLEM;
import static org.aimsledger.risk.risk.RiskCalls.RISKS;
import static org.aimsledger.risk.risk.RiskCalls.anna;
import static org.aimsledger.risk.risk.RiskCalls.identified;
import static org.aimsledger.risk.risk.RiskCalls.rate;
import static org.aimsledger.risk.risk.RiskCalls.risk;
import static org.aimsledger.risk.risk.RiskCalls.rita;
import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class RiskResourceTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void anIdentifiedRiskIsShownAtOnce() {
    // Given
    var system = UUID.randomUUID();
    var body = risk();
    body.put("system", system);

    // When
    var answer = rita().body(body).post(RISKS).then();

    // Then
    var location =
        answer
            .statusCode(201)
            .header("ETag", "\"v1\"")
            .body("status", equalTo("OPEN"))
            .body("criteriaVersion", equalTo("risk-criteria@2026.1"))
            .extract()
            .header("Location");
    as("vera", "viewer")
        .get(location)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("system", equalTo(system.toString()))
        .body("title", equalTo("Wrong triage"))
        .body("source", equalTo("C.3.4"))
        .body("owner", equalTo("u-owner"))
        .body("identifiedBy", equalTo("u-rita"))
        .body("inherent", nullValue());
  }

  @Test
  void aRiskGoesFromItsRatingOverItsTreatmentToItsClosure() {
    // Given
    var risk = identified();

    // When
    rate(risk, "INHERENT", 4, 5).statusCode(200).body("inherent.level", equalTo("VERY_HIGH"));
    rita()
        .body(
            Map.of(
                "option", "MITIGATE",
                "controls", List.of("A.6.2.6", "A.9.2"),
                "plan", "A second look by a nurse",
                "due", today.plusDays(30).toString(),
                "owner", "u-ops"))
        .post(risk + "/treatment")
        .then()
        .statusCode(200)
        .body("treatment.controls", contains("A.6.2.6", "A.9.2"))
        .body("treatment.controlsVersion", equalTo("annex-a-controls@2026.1"));
    rita()
        .body(Map.of("result", "in use"))
        .post(risk + "/treatment/completion")
        .then()
        .statusCode(200)
        .body("treatment.result", equalTo("in use"));
    rate(risk, "RESIDUAL", 2, 3).statusCode(200).body("residual.level", equalTo("LOW"));
    var end =
        rita()
            .body(Map.of("reason", "TREATED", "remark", "second look works"))
            .post(risk + "/closure")
            .then();

    // Then
    end.statusCode(200)
        .header("ETag", "\"v6\"")
        .body("status", equalTo("CLOSED"))
        .body("closure.reason", equalTo("TREATED"));
    as("audrey", "auditor")
        .get(risk + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "org.aimsledger.risk.risk-identified.v1",
                "org.aimsledger.risk.risk-rated.v1",
                "org.aimsledger.risk.treatment-planned.v1",
                "org.aimsledger.risk.treatment-completed.v1",
                "org.aimsledger.risk.risk-rated.v1",
                "org.aimsledger.risk.risk-closed.v1"))
        .body("items[0].actor", equalTo("u-rita"))
        .body("items[1].data.likelihood", equalTo(4));
  }

  @Test
  void anUnknownLikelihoodIsRatedBySeverityAndDetectability() {
    // Given
    var risk = identified();

    // When
    var answer =
        rita()
            .body(
                Map.of(
                    "kind", "INHERENT", "severity", 5, "detectability", 4, "reason", "no history"))
            .post(risk + "/ratings")
            .then();

    // Then
    answer
        .statusCode(200)
        .body("inherent.level", nullValue())
        .body("inherent.likelihood", nullValue())
        .body("inherent.impact", equalTo(5))
        .body("inherent.detectability", equalTo(4));
  }

  @Test
  void aResidualRiskAboveTheInherentOneNeedsAReason() {
    // Given
    var risk = identified();
    rate(risk, "INHERENT", 1, 1).statusCode(200);

    // When
    var answer = rate(risk, "RESIDUAL", 5, 5);

    // Then
    answer
        .statusCode(422)
        .contentType(PROBLEM)
        .body("type", equalTo("https://aimsledger.org/problems/risk/rating-order"))
        .body("errors[0].field", equalTo("reason"));
  }

  @Test
  void whoRatedDoesNotAcceptAndAboveToleranceAnAuthorityDoes() {
    // Given
    var risk = identified();
    rate(risk, "RESIDUAL", 4, 5).statusCode(200);
    var acceptance =
        Map.of(
            "until", today.plusDays(90).toString(),
            "reason", "no better way",
            "riskBenefit", "Waiting costs more lives.");

    // When
    var self = writingAs("u-rita", "approver").body(acceptance).post(risk + "/acceptance").then();
    var owner =
        writingAs("u-olga", "risk-owner").body(acceptance).post(risk + "/acceptance").then();
    var authority = anna().body(acceptance).post(risk + "/acceptance").then();

    // Then
    self.statusCode(403)
        .contentType(PROBLEM)
        .body("type", equalTo("https://aimsledger.org/problems/risk/actor-has-proposed"));
    owner
        .statusCode(403)
        .body("type", equalTo("https://aimsledger.org/problems/risk/authority-missing"))
        .body("neededRoles", contains("approver", "top-management"));
    authority
        .statusCode(200)
        .body("status", equalTo("ACCEPTED"))
        .body("acceptance.aboveTolerance", equalTo(true))
        .body("acceptance.by", equalTo("u-anna"));
  }

  @Test
  void anAcceptedRiskIsReopenedBeforeItIsRatedAgain() {
    // Given
    var risk = identified();
    rate(risk, "RESIDUAL", 1, 1).statusCode(200);
    writingAs("u-olga", "risk-owner")
        .body(Map.of("until", today.plusDays(9).toString(), "reason", "small"))
        .post(risk + "/acceptance")
        .then()
        .statusCode(200);

    // When
    var early = rate(risk, "RESIDUAL", 2, 2);
    rita().body(Map.of("reason", "new facts")).post(risk + "/reopening").then().statusCode(200);
    var late = rate(risk, "RESIDUAL", 2, 2);

    // Then
    early
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/risk/accepted"))
        .body("until", equalTo(today.plusDays(9).toString()));
    late.statusCode(200).body("status", equalTo("OPEN")).body("residual.level", equalTo("LOW"));
  }

  @Test
  void theSameRequestTwiceIsOneRisk() {
    // Given
    var key = UUID.randomUUID().toString();

    // When
    var first = rita(key).body(risk()).post(RISKS).then().statusCode(201);
    var second = rita(key).body(risk()).post(RISKS).then();

    // Then
    second
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", equalTo(first.extract().header("Location")));
  }

  @Test
  void theSameKeyForSomethingElseIsRefused() {
    // Given
    var key = UUID.randomUUID().toString();
    rita(key).body(risk()).post(RISKS).then().statusCode(201);
    var other = risk();
    other.put("title", "Something else");

    // When
    var answer = rita(key).body(other).post(RISKS).then();

    // Then
    answer.statusCode(422).contentType(PROBLEM);
  }

  @Test
  void aStaleVersionIsRefused() {
    // Given
    var risk = identified();
    rate(risk, "INHERENT", 3, 3).statusCode(200).header("ETag", "\"v2\"");

    // When
    var answer =
        rita()
            .header("If-Match", "\"v1\"")
            .body(Map.of("kind", "INHERENT", "likelihood", 2, "impact", 2))
            .post(risk + "/ratings")
            .then();

    // Then
    answer.statusCode(412).contentType(PROBLEM).body("actualVersion", equalTo(2));
  }

  @ParameterizedTest
  @CsvSource({
    "title, '', title",
    "title, NULL, title",
    "description, '  ', description",
    "source, NULL, source",
    "cause, BAD_LUCK, cause",
    "affects, NOBODY, affects",
    "system, 17, system",
    "colour, red, colour"
  })
  void aBodyThatIsNotRightIsA400ThatNamesTheField(String field, String value, String named) {
    // Given
    var body = risk();
    body.put(field, value.equals("NULL") ? null : value);

    // When
    var answer = rita().body(body).post(RISKS).then();

    // Then
    answer.statusCode(400).contentType(PROBLEM).body("errors.field", hasItem(named));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "\"text\"", "{\"title\": \"a\", \"title\": \"b\"}"})
  void malformedJsonIsA400(String body) {
    // When
    var answer = rita().body(body).post(RISKS).then();

    // Then
    answer.statusCode(400).contentType(PROBLEM);
  }

  @Test
  void aTextThatIsTooLongIsA400() {
    // Given
    var body = risk();
    body.put("title", "x".repeat(201));

    // When
    var answer = rita().body(body).post(RISKS).then();

    // Then
    answer
        .statusCode(400)
        .body("errors[0].field", equalTo("title"))
        .body("errors[0].message", containsString("at most 200 characters"));
  }

  @Test
  void aSourceThatTheCriteriaDoNotHaveIsA422() {
    // Given
    var body = risk();
    body.put("source", "C.9.9");

    // When
    var answer = rita().body(body).post(RISKS).then();

    // Then
    answer
        .statusCode(422)
        .body("type", equalTo("https://aimsledger.org/problems/risk/unknown-source"));
  }

  @Test
  void aRatingOffTheScaleIsA422AndHalfAPairA400() {
    // Given
    var risk = identified();

    // Then
    rate(risk, "INHERENT", 6, 1)
        .statusCode(422)
        .body("errors[0].message", equalTo("must be 1 to 5, was 6"));
    rita()
        .body(Map.of("kind", "INHERENT", "likelihood", 3))
        .post(risk + "/ratings")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("impact"));
    rita()
        .body(Map.of("kind", "INHERENT", "likelihood", 3, "impact", 3, "severity", 3))
        .post(risk + "/ratings")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("severity"));
  }

  @Test
  void aDateNobodyCanMeanIsA400() {
    // Given
    var risk = identified();

    // When
    var answer =
        rita()
            .body(
                Map.of(
                    "option", "AVOID",
                    "plan", "switch it off",
                    "due", "+999999999-01-01",
                    "owner", "u-ops"))
            .post(risk + "/treatment")
            .then();

    // Then
    answer.statusCode(400).contentType(PROBLEM).body("errors[0].field", equalTo("due"));
  }

  @Test
  void withoutIdempotencyKeyNothingIsWritten() {
    // When
    var answer =
        as("u-rita", "risk-owner").contentType("application/json").body(risk()).post(RISKS).then();

    // Then
    answer.statusCode(400).contentType(PROBLEM);
  }

  @Test
  void withoutATokenNobodyGetsInAndWithoutTheRoleNobodyWrites() {
    // Given
    var risk = identified();

    // Then
    anonymous().get(risk).then().statusCode(401);
    writingAs("vera", "viewer").body(risk()).post(RISKS).then().statusCode(403);
    writingAs("inga", "integration").body(risk()).post(RISKS).then().statusCode(403);
    writingAs("carl", "contributor")
        .body(Map.of("until", today.plusDays(9).toString(), "reason", "small"))
        .post(risk + "/acceptance")
        .then()
        .statusCode(403);
    as("inga", "integration").get(risk).then().statusCode(403);
  }

  @Test
  void anUnknownRiskIsA404AndAMalformedIdA400() {
    // Given
    var nobody = RISKS + "/" + UUID.randomUUID();

    // Then
    as("vera", "viewer").get(nobody).then().statusCode(404).contentType(PROBLEM);
    as("vera", "viewer").get(nobody + "/history").then().statusCode(404).contentType(PROBLEM);
    rate(nobody, "INHERENT", 1, 1).statusCode(404).contentType(PROBLEM);
    as("vera", "viewer").get(RISKS + "/1-1-1-1-1").then().statusCode(400).contentType(PROBLEM);
  }
}
