package org.aimsledger.risk.keyriskindicator;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class KeyRiskIndicatorResourceTest {
  private static final String INDICATORS = "/api/risk/v1/key-risk-indicators";
  private static final String TYPE = "org.aimsledger.risk.key-risk-indicator-";

  private final UUID system = UUID.randomUUID();

  @Test
  void anIndicatorGoesFromItsDefinitionBeyondItsLimitAndBack() {
    // Given
    var risk = risk();
    var path = defined(risk);

    // When
    read(path, "value", 7)
        .statusCode(200)
        .body("last.standing", equalTo("WARNING"))
        .body("breachedSince", nullValue());
    read(path, "value", 10.5)
        .statusCode(200)
        .body("last.standing", equalTo("BEYOND_LIMIT"))
        .body("last.value", equalTo(10.5f));
    read(path, "value", 11).statusCode(200);
    listed("?risk=" + risk + "&standing=BEYOND_LIMIT")
        .body("items.id", contains(id(path)))
        .body("items.lastValue", contains(11));
    var back = read(path, "value", 2);

    // Then
    back.statusCode(200)
        .header("ETag", "\"v7\"")
        .body("system", equalTo(system.toString()))
        .body("last.standing", equalTo("WITHIN"))
        .body("breachedSince", nullValue());
    as("audrey", "auditor")
        .get(path + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                TYPE + "defined.v1",
                TYPE + "reading-recorded.v1",
                TYPE + "reading-recorded.v1",
                TYPE + "breached.v1",
                TYPE + "reading-recorded.v1",
                TYPE + "reading-recorded.v1",
                TYPE + "recovered.v1"));
    as("audrey", "auditor")
        .queryParam("version", 4)
        .get(path)
        .then()
        .statusCode(200)
        .body("last.value", equalTo(10.5f));
  }

  @Test
  void thresholdsChangeForTheLastReadingTooAndARetiredIndicatorIsReadNoMore() {
    // Given
    var path = defined(risk());
    read(path, "value", 7).statusCode(200);

    // When
    var changed =
        writingAs("u-anna", "approver")
            .body(Map.of("warning", 3, "limit", 6.5, "reason", "fewer users"))
            .post(path + "/thresholds")
            .then();
    var retired =
        writingAs("u-rita", "risk-owner")
            .body(Map.of("reason", "not needed"))
            .post(path + "/retirement")
            .then();

    // Then
    changed
        .statusCode(200)
        .body("limit", equalTo(6.5f))
        .body("last.standing", equalTo("BEYOND_LIMIT"));
    retired.statusCode(200).body("retirement.by", equalTo("u-rita"));
    read(path, "value", 1).statusCode(409).body("type", endsWith("key-risk-indicator/retired"));
    listed("?system=" + system + "&retired=true").body("items.id", contains(id(path)));
    listed("?system=" + system + "&retired=false").body("items", empty());
  }

  @Test
  void aMonitoringToolRecordsReadingsAndDecidesNothing() {
    // Given
    var path = defined(risk());

    // When
    var reading =
        writingAs("tool", "integration").body(Map.of("value", 1)).post(path + "/readings").then();
    var thresholds =
        writingAs("tool", "integration")
            .body(Map.of("warning", 1, "limit", 2, "reason", "louder"))
            .post(path + "/thresholds")
            .then();

    // Then
    reading.statusCode(200).body("last.by", equalTo("tool"));
    thresholds.statusCode(403);
    anonymous().get(path).then().statusCode(401);
  }

  @Test
  void aRepeatedRequestIsAnsweredOnce() {
    // Given
    var path = defined(risk());
    var key = UUID.randomUUID().toString();

    // When
    var first = withKey(key, path);
    var second = withKey(key, path);

    // Then
    first.statusCode(200).header("ETag", "\"v3\"");
    second.statusCode(200).header("ETag", "\"v3\"");
  }

  @Test
  void whoHasSeenAnOlderVersionIsTold() {
    // Given
    var path = defined(risk());
    read(path, "value", 1).statusCode(200);

    // When
    var stale =
        writingAs("u-rita", "risk-owner")
            .header("If-Match", "\"v1\"")
            .body(Map.of("value", 2))
            .post(path + "/readings")
            .then();

    // Then
    stale.statusCode(412);
  }

  @ParameterizedTest
  @CsvSource({
    "warning, 20, 422, warning",
    "limit, 1e400, 400, limit",
    "limit, 10.0000000001, 400, limit",
    "direction, , 400, direction",
    "name, ' ', 400, name",
    "unit, ' ', 400, unit",
    "risk, 01930000-0000-7000-8000-00000000dead, 422, risk",
    "risk, , 400, risk"
  })
  void badInputIsRefusedWithTheNameOfItsField(
      String field, @Nullable String value, int status, String named) {
    // Given
    var body = definition(risk());
    var isNumber = value != null && Set.of("warning", "limit").contains(field);
    body.put(field, isNumber ? new BigDecimal(value) : value);

    // When
    var answer = writingAs("u-rita", "risk-owner").body(body).post(INDICATORS).then();

    // Then
    answer.statusCode(status).body("errors.field", hasItem(containsString(named)));
  }

  @Test
  void whatIsReadInTheFutureOrOutOfOrderIsRefused() {
    // Given
    var path = defined(risk());
    read(path, "value", 1).statusCode(200);

    // Then
    writingAs("u-rita", "risk-owner")
        .body(Map.of("value", 1, "readAt", "2190-01-01T00:00:00Z"))
        .post(path + "/readings")
        .then()
        .statusCode(422)
        .body("type", endsWith("key-risk-indicator/read-in-future"));
    writingAs("u-rita", "risk-owner")
        .body(Map.of("value", 1, "readAt", "2020-01-01T00:00:00Z"))
        .post(path + "/readings")
        .then()
        .statusCode(422)
        .body("type", endsWith("key-risk-indicator/not-after-last-reading"));
    writingAs("u-rita", "risk-owner")
        .body(Map.of())
        .post(path + "/readings")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("value"));
    as("vera", "viewer").get(INDICATORS + "/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void aClosedRiskGetsNoIndicator() {
    // Given
    var risk = risk();
    writingAs("u-rita", "risk-owner")
        .body(Map.of("reason", "DUPLICATE", "remark", "same"))
        .post("/api/risk/v1/risks/" + risk + "/closure")
        .then()
        .statusCode(200);

    // When
    var answer = writingAs("u-rita", "risk-owner").body(definition(risk)).post(INDICATORS).then();

    // Then
    answer.statusCode(409).body("type", endsWith("key-risk-indicator/risk-closed"));
  }

  @Test
  void pagesFollowEachOther() {
    // Given
    var risk = risk();
    var one = id(defined(risk));
    var two = id(defined(risk));

    // When
    var first = listed("?limit=1&risk=" + risk);
    var cursor = first.extract().jsonPath().getString("nextCursor");
    var second = listed("?limit=1&risk=" + risk + "&cursor=" + cursor);

    // Then
    first.body("items.id", contains(two)).body("total", equalTo(2));
    second.body("items.id", contains(one));
    listed("?owner=u-owner&risk=" + risk).body("items.id", containsInAnyOrder(one, two));
    as("vera", "viewer").get(INDICATORS + "?cursor=x").then().statusCode(400);
  }

  private static ValidatableResponse withKey(String key, String path) {
    return as("u-rita", "risk-owner")
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(Map.of("value", 12))
        .post(path + "/readings")
        .then();
  }

  private static ValidatableResponse listed(String query) {
    return as("vera", "viewer").get(INDICATORS + query).then().statusCode(200);
  }

  private static ValidatableResponse read(String path, String field, Object value) {
    return writingAs("u-rita", "risk-owner")
        .body(Map.of(field, value))
        .post(path + "/readings")
        .then();
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String defined(String risk) {
    return writingAs("u-rita", "risk-owner")
        .body(definition(risk))
        .post(INDICATORS)
        .then()
        .statusCode(201)
        .header("ETag", "\"v1\"")
        .extract()
        .header("Location");
  }

  private static Map<String, @Nullable Object> definition(String risk) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("risk", risk);
    body.put("name", "Complaints about wrong answers");
    body.put("unit", "complaints per week");
    body.put("direction", "ABOVE");
    body.put("warning", 5);
    body.put("limit", 10);
    body.put("owner", "u-owner");
    return body;
  }

  private String risk() {
    return id(
        writingAs("u-rita", "risk-owner")
            .body(
                Map.of(
                    "system", system,
                    "title", "Wrong answers",
                    "description", "Customers are told what is not so.",
                    "source", "C.3.4",
                    "cause", "UNINTENDED_RESULT",
                    "affects", "INDIVIDUAL"))
            .post("/api/risk/v1/risks")
            .then()
            .statusCode(201)
            .extract()
            .header("Location"));
  }
}
