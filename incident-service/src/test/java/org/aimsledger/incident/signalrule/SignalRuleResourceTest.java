package org.aimsledger.incident.signalrule;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Rules over signals over HTTP, on a real database, with the job that lets them decide.
@QuarkusTest
class SignalRuleResourceTest {
  private static final String BASE = "/api/incident/v1/";
  private static final String RULES = BASE + "signal-rules";

  /// In no other text.
  private final String word = UUID.randomUUID().toString();

  private Map<String, Object> content(String condition, String decision) {
    return Map.of(
        "name", Map.of("en", "Word", "zhHans", "词", "zhHant", "詞"),
        "condition", condition,
        "decision", decision);
  }

  private String drafted(String condition, String decision) {
    return writingAs("rita", "responder")
        .body(content(condition, decision))
        .post(RULES)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private ValidatableResponse release(String rule, int version, String by) {
    return writingAs(by, "incident-commander")
        .body(Map.of("version", version, "reason", "read by two"))
        .post(RULES + "/" + rule + "/release")
        .then();
  }

  private String reported() {
    return writingAs("cora-" + word, "contributor")
        .body(Map.of("title", "Wrong dosage", "text", "It said " + word, "systems", List.of()))
        .post(BASE + "signals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse signal(String id) {
    return as("vera", "viewer").get(BASE + "signals/" + id).then().statusCode(200);
  }

  @Test
  void aReleasedRuleDecidesWhatIsReportedFromThenOn() {
    // Given
    var before = reported();
    var rule = drafted("text.contains('" + word + "')", "INCIDENT");
    release(rule, 1, "rita").statusCode(403);
    release(rule, 1, "carl").statusCode(409).body("type", endsWith("signal-rule/not-tried"));
    dryRun(rule, Map.of("until", "2020-01-01T00:00:00Z")).statusCode(200);
    release(rule, 1, "carl").statusCode(409).body("type", endsWith("signal-rule/no-history"));
    dryRun(rule, Map.of()).statusCode(200);
    release(rule, 1, "carl")
        .statusCode(200)
        .body("live.version", equalTo(1))
        .body("live.trial.met", equalTo(1))
        .body("live.trial.complete", equalTo(true));

    // When
    var signal = reported();

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                signal(signal)
                    .body("decision.rule.id", equalTo(rule))
                    .body("decision.rule.version", equalTo("1"))
                    .body("decision.decision", equalTo("INCIDENT"))
                    .body("decision.incident", notNullValue()));
    signal(before).body("decision", nullValue());
    String incident = signal(signal).extract().path("decision.incident");
    as("vera", "viewer")
        .get(BASE + "legal-clocks?incident=" + incident)
        .then()
        .body("items.size()", equalTo(0));
    writingAs("carl", "incident-commander")
        .body(Map.of("reason", "test is over"))
        .post(RULES + "/" + rule + "/retirement")
        .then()
        .statusCode(200)
        .body("live", nullValue());
    as("vera", "viewer")
        .get(RULES + "?standing=RETIRED")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(rule));
  }

  /// Two are met: one that people took for a hazard, and one that nobody has decided on.
  @Test
  void aDryRunTellsWhatTheRuleWouldHaveDecidedAndDecidesNothing() {
    // Given
    var decided = reported();
    var open = reported();
    writingAs("rita", "responder")
        .body(Map.of("decision", "HAZARD", "reason", "nobody was harmed"))
        .post(BASE + "signals/" + decided + "/decision")
        .then()
        .statusCode(200);
    var rule = drafted("text.contains('" + word + "')", "ISSUE");
    var failing = drafted("text.contains('" + word + "') && labels[0] == 'x'", "ISSUE");

    // When
    var run = dryRun(rule, Map.of());
    var errors = dryRun(failing, Map.of());
    var none = dryRun(rule, Map.of("until", "2020-01-01T00:00:00Z"));

    // Then
    run.statusCode(200)
        .body("version", equalTo(1))
        .body("complete", equalTo(true))
        .body("matches", equalTo(2))
        .body("decidedSo", equalTo(0))
        .body("decidedOtherwise", equalTo(1))
        .body("undecided", equalTo(1))
        .body("found.signal", contains(decided, open))
        .body("found.decided", contains("HAZARD", null));
    errors.statusCode(200).body("matches", equalTo(0)).body("errors", equalTo(2));
    none.statusCode(200).body("signals", equalTo(0)).body("complete", equalTo(true));
    signal(open).body("decision", nullValue());
    as("vera", "viewer").get(RULES + "/" + rule).then().body("live", nullValue());
  }

  @Test
  void aDryRunOfNothingIsRefused() {
    // Given
    var rule = drafted("true", "ISSUE");
    var backwards = Map.of("from", "2026-01-02T00:00:00Z", "until", "2026-01-01T00:00:00Z");

    // When
    var unknown = dryRun(UUID.randomUUID().toString(), Map.of());
    var empty = dryRun(rule, backwards);

    // Then
    unknown.statusCode(404).body("type", endsWith("signal-rule/unknown"));
    empty.statusCode(400).body("errors.field", contains("from"));
    writingAs("cora", "contributor")
        .body(Map.of())
        .post(RULES + "/" + rule + "/dry-run")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse dryRun(String rule, Map<String, String> stretch) {
    return writingAs("rita", "responder")
        .body(stretch)
        .post(RULES + "/" + rule + "/dry-run")
        .then();
  }

  @Test
  void whatCanNotBeARuleIsRefusedWithItsPlace() {
    // When
    var broken =
        writingAs("rita", "responder")
            .body(content("text.contains('x'", "HAZARD"))
            .post(RULES)
            .then();
    var unknown =
        writingAs("rita", "responder")
            .body(content("metrics['x'] > 1", "HAZARD"))
            .post(RULES)
            .then();
    var none =
        writingAs("rita", "responder").body(content("true", "NOT_RELEVANT")).post(RULES).then();

    // Then
    broken
        .statusCode(422)
        .body("type", endsWith("signal-rule/condition-unusable"))
        .body("flaws[0].line", equalTo(1));
    unknown.statusCode(422);
    none.statusCode(400).body("errors.field", contains("decision"));
    writingAs("cora", "contributor")
        .body(content("true", "ISSUE"))
        .post(RULES)
        .then()
        .statusCode(403);
    as("vera", "viewer").get(RULES + "/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void anEditIsANewVersion() {
    // Given
    var rule = drafted("title == 'a " + word + "'", "ISSUE");

    // When
    var revised =
        writingAs("rita", "responder")
            .body(content("title == 'b " + word + "'", "ISSUE"))
            .post(RULES + "/" + rule + "/versions")
            .then();

    // Then
    revised.statusCode(200).body("newest.version", equalTo(2)).body("live", nullValue());
    release(rule, 1, "carl").statusCode(409).body("newest", equalTo(2));
  }
}
