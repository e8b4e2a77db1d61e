package org.aimsledger.incident.signal;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over HTTP, on a real database.
@QuarkusTest
class SignalResourceTest {
  private static final String SIGNALS = "/api/incident/v1/signals";
  private static final String PROBLEMS = "https://aimsledger.org/problems/signal/";

  private final UUID system = KnownSystems.fresh();

  /// Somebody new in each test: none uses up the share of another.
  private final String reporter = "cora-" + system;

  @Test
  void aSignalIsReportedAndFound() {
    // When
    var id = reported("Chatbot tells ten times the dose");

    // Then
    one(id)
        .body("status", equalTo("OPEN"))
        .body("source", equalTo("PERSON"))
        .body("systems", contains(system.toString()))
        .body("sealed", equalTo(false))
        .body("decision", nullValue());
    find("system=" + system + "&status=OPEN&text=TEN dose").body("items.id", contains(id));
    find("system=" + system + "&text=ten_times").body("items", hasSize(0));
    find("system=" + system + "&source=CONCERN").body("items", hasSize(0));
  }

  @Test
  void aSystemThatTheInventoryDoesNotHaveIsRefused() {
    // Given
    var stranger = UUID.randomUUID();

    // When
    var answer = report(Map.of("title", "t", "text", "x", "systems", List.of(system, stranger)));

    // Then
    answer
        .statusCode(422)
        .body("type", equalTo(PROBLEMS + "unknown-systems"))
        .body("systems", contains(stranger.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "occurredAt, 2199-01-01T00:00:00Z, 422",
    "occurredAt, 1901-01-01T00:00:00Z, 400",
    "occurredAt, yesterday, 400",
    "title, '', 400",
    "text, '', 400"
  })
  void whatCanNotBeIsRefused(String field, String value, int status) {
    // Given
    var body = new HashMap<String, Object>(Map.of("title", "t", "text", "x"));
    body.put(field, value);

    // When, Then
    report(body).statusCode(status).contentType("application/problem+json");
  }

  @Test
  void markupAndFormulasAreTextAndComeBackAsTheyWere() {
    // Given
    var title = "=HYPERLINK(\"https://example.org\")";
    var text = "<script>alert('x')</script> {{7*7}} 誤判\r\n-- ; drop table";

    // When
    String id =
        report(Map.of("title", title, "text", text, "systems", List.of(system)))
            .extract()
            .path("id");

    // Then
    one(id)
        .contentType(startsWith("application/json"))
        .body("title", equalTo(title))
        .body("text", equalTo(text));
    var table =
        as("ines", "responder")
            .accept("text/csv")
            .get(SIGNALS + "?system=" + system)
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract()
            .asString();
    assertThat(table.lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("\"" + id + "\",")
        .contains(",\"'=HYPERLINK(\"\"https://example.org\"\")\",\"" + system + "\",");
  }

  @Test
  void aDuplicateIsMergedAndSeparatedWithItsHistory() {
    // Given
    var first = reported("Chatbot tells ten times the dose");
    var second = reported("The chatbot tells ten times the dose");

    // When
    step(second, "merge", Map.of("into", first, "reason", "same call")).statusCode(200);
    find("mergedInto=" + first).body("items.id", contains(second));
    step(first, "merge", Map.of("into", second, "reason", "circle"))
        .statusCode(409)
        .body("type", equalTo(PROBLEMS + "merge-target-merged"));
    step(second, "separation", Map.of("reason", "another clinic")).statusCode(200);

    // Then
    one(second).body("status", equalTo("OPEN")).body("merger", nullValue());
    as("vera", "viewer")
        .get(SIGNALS + "/" + second + "/history")
        .then()
        .body(
            "items.type",
            contains(
                "org.aimsledger.incident.signal-reported.v1",
                "org.aimsledger.incident.signal-merged.v1",
                "org.aimsledger.incident.signal-separated.v1"))
        .body("items.actor", contains(reporter, "rita", "rita"));
  }

  @Test
  void aPartIsSplitOffAndSaysWhereItComesFrom() {
    // Given
    var whole = reported("Two things");

    // When
    String part =
        step(whole, "parts", Map.of("title", "One thing", "text", "x"))
            .statusCode(201)
            .extract()
            .path("id");

    // Then
    one(part).body("splitFrom", equalTo(whole));
    find("splitFrom=" + whole).body("items.id", contains(part));
    step(UUID.randomUUID().toString(), "parts", Map.of("title", "t", "text", "x")).statusCode(404);
  }

  @Test
  void duplicatesAreProposedWithReasonsAndNothingIsMergedByItself() {
    // Given
    var first = reported("Chatbot tells ten times the dose");
    var alike = reported("The chatbot tells ten times the dose");
    var _ = reported("Loans refused by postcode");
    var elsewhere =
        report(
                Map.of(
                    "title",
                    "Chatbot tells ten times the dose",
                    "text",
                    "x",
                    "systems",
                    List.of(KnownSystems.fresh())))
            .extract()
            .path("id");

    // When
    var proposals = as("vera", "viewer").get(SIGNALS + "/" + first + "/duplicate-proposals").then();

    // Then
    proposals
        .statusCode(200)
        .body("proposals.signal", contains(alike))
        .body("proposals[0].reasons", hasItem(startsWith("Texts are alike: ")))
        .body("proposals[0].reasons", hasItem("Same systems: [" + system + "]"));
    for (var id : List.of(first, alike, String.valueOf(elsewhere))) {
      one(id).body("status", equalTo("OPEN"));
    }
  }

  @Test
  void theSameOutsideRecordIsProposedWhateverTheWords() {
    // Given
    var record = Map.of("scope", "example-base", "id", UUID.randomUUID().toString());
    String first =
        report(Map.of("title", "a", "text", "b", "outside", record)).extract().path("id");
    String second =
        report(Map.of("title", "c", "text", "d", "outside", record)).extract().path("id");

    // When, Then
    as("vera", "viewer")
        .get(SIGNALS + "/" + first + "/duplicate-proposals")
        .then()
        .body("proposals.signal", contains(second))
        .body("proposals[0].score", equalTo(1.0f));
  }

  @Test
  void aDecisionRaisesOneIncidentThatPointsBackAndStartsNoClock() {
    // Given
    var id = reported("Chatbot tells ten times the dose");

    // When
    step(id, "decision", Map.of("decision", "INCIDENT", "reason", "harm")).statusCode(200);
    step(id, "decision", Map.of("decision", "INCIDENT", "reason", "again")).statusCode(200);
    var incident =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> one(id).extract().<String>path("decision.incident"), found -> found != null);

    // Then
    as("vera", "viewer")
        .get("/api/incident/v1/incidents/" + incident)
        .then()
        .statusCode(200)
        .body("origin", equalTo("SIGNAL"))
        .body("report", equalTo(id))
        .body("status", equalTo("REPORTED"))
        .body("systems", contains(system.toString()))
        .body("assessment", nullValue());
    var database = DatabaseAccess.ofService();
    var decided =
        database.rows(
            "select event_id::text as id from events"
                + " where stream = ? and type like '%signal-decided%'",
            "signal/" + id);
    assertThat(decided).hasSize(1);
    as("vera", "viewer")
        .get("/api/incident/v1/incidents/" + incident + "/history")
        .then()
        .body("items", hasSize(1))
        .body("items[0].causationId", equalTo(decided.getFirst().get("id")))
        .body("items[0].actor", equalTo("service/incident"));
    assertThat(
            database.number(
                "select count(*) from events where stream = ?", "regulatory-case/" + incident))
        .isZero();
    step(id, "decision", Map.of("decision", "ISSUE", "reason", "x"))
        .statusCode(409)
        .body("type", equalTo(PROBLEMS + "incident-stands"));
  }

  @Test
  void otherDecisionsRaiseNothingAndMayBeReplaced() throws InterruptedException {
    // Given
    var id = reported("Almost");
    step(id, "decision", Map.of("decision", "HAZARD", "reason", "stopped in time")).statusCode(200);

    // When
    step(id, "decision", Map.of("decision", "NOT_RELEVANT", "reason", "a test")).statusCode(200);
    Thread.sleep(2_500);

    // Then
    one(id)
        .body("status", equalTo("DECIDED"))
        .body("decision.decision", equalTo("NOT_RELEVANT"))
        .body("decision.incident", nullValue());
    find("decision=NOT_RELEVANT&system=" + system).body("items.id", contains(id));
  }

  @Test
  void labelsAreAddedFoundAndCounted() {
    // Given
    var taxonomy = "T" + UUID.randomUUID();
    var label = Map.of("taxonomy", taxonomy, "field", "Domain", "value", "4. Actors, misuse");
    var first = reported("a");
    var second = reported("b");

    // When
    for (var id : List.of(first, second, first)) {
      step(id, "labels", Map.of("labels", List.of(label))).statusCode(200);
    }

    // Then
    one(first).body("labels", hasSize(1)).body("labels[0].value", equalTo("4. Actors, misuse"));
    as("vera", "viewer")
        .queryParam("label", taxonomy + "/Domain=4. Actors, misuse")
        .get(SIGNALS)
        .then()
        .body("items.id", contains(second, first));
    as("vera", "viewer")
        .queryParam("taxonomy", taxonomy)
        .queryParam("field", "Domain")
        .get("/api/incident/v1/signal-label-counts")
        .then()
        .body("counts", hasSize(1))
        .body("counts[0].value", equalTo("4. Actors, misuse"))
        .body("counts[0].signals", equalTo(2));
  }

  @Test
  void pagesFollowOneAnotherAndWhatChangedIsFound() {
    // Given
    var ids = List.of(reported("1"), reported("2"), reported("3"));
    var between = Instant.now();
    step(
            ids.getFirst(),
            "systems",
            Map.of("systems", List.of(system, KnownSystems.fresh()), "reason", "r"))
        .statusCode(200);

    // When
    var page = find("system=" + system + "&limit=2");
    String cursor = page.extract().path("nextCursor");

    // Then
    page.body("items.id", contains(ids.get(2), ids.get(1))).body("total", equalTo(3));
    find("system=" + system + "&limit=2&cursor=" + cursor)
        .body("items.id", contains(ids.get(0)))
        .body("nextCursor", nullValue());
    find("system=" + system + "&updatedSince=" + between)
        .body("items.id", contains(ids.getFirst()));
  }

  @Test
  void aRepeatedRequestReportsOnceAndAnOldVersionIsNotWrittenOver() {
    // Given
    var key = UUID.randomUUID().toString();
    var body = Map.of("title", "t", "text", "x");

    // When
    String first = keyed(key, body).statusCode(201).extract().path("id");
    String again =
        keyed(key, body)
            .statusCode(201)
            .header("Idempotency-Replayed", "true")
            .extract()
            .path("id");

    // Then
    assertThat(again).isEqualTo(first);
    keyed(key, Map.of("title", "other", "text", "x")).statusCode(422);
    writingAs("rita", "responder")
        .header("If-Match", "\"v7\"")
        .body(Map.of("decision", "ISSUE", "reason", "r"))
        .post(SIGNALS + "/" + first + "/decision")
        .then()
        .statusCode(412);
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, '', 403",
    "auditor, '', 403",
    "contributor, /decision, 403",
    "system-owner, /merge, 403",
    "integration, /decision, 403",
    "viewer, /statement-reading, 403"
  })
  void whoMayNotIsRefused(String role, String step, int status) {
    // Given
    var id = reported("t");

    // When, Then
    writingAs("someone", role)
        .body(Map.of("title", "t", "text", "x"))
        .post(step.isEmpty() ? SIGNALS : SIGNALS + "/" + id + step)
        .then()
        .statusCode(status);
  }

  @Test
  void aSourceThatFloodsIsRefusedClearlyAndNothingAcceptedIsLost() {
    // Given: the test allows 50 in a minute
    var flood = "flood-" + UUID.randomUUID();
    var accepted = 0;
    var refused = 0;

    // When
    for (var i = 0; i < 120; i++) {
      var answer =
          writingAs(flood, "integration")
              .body(Map.of("title", "flood", "text", "x", "systems", List.of(system)))
              .post(SIGNALS)
              .then();
      if (answer.extract().statusCode() == 201) {
        accepted++;
      } else {
        refused++;
        answer
            .statusCode(429)
            .contentType("application/problem+json")
            .body("type", equalTo("https://aimsledger.org/problems/request/too-many"))
            .header("Retry-After", notNullValue());
        assertThat(Integer.parseInt(answer.extract().header("Retry-After"))).isBetween(1, 60);
      }
    }

    // Then: those that were accepted are there, and others go on undisturbed
    assertThat(accepted).isGreaterThanOrEqualTo(50);
    assertThat(refused).isPositive();
    find("system=" + system + "&source=INTEGRATION&limit=1").body("total", equalTo(accepted));
    var _ = reported("undisturbed");
  }

  private ValidatableResponse keyed(String key, Map<String, ?> body) {
    return as(reporter, "contributor")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(SIGNALS)
        .then();
  }

  private String reported(String title) {
    return report(Map.of("title", title, "text", "It was at noon.", "systems", List.of(system)))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private ValidatableResponse report(Map<String, ?> body) {
    return keyed(UUID.randomUUID().toString(), body);
  }

  private static ValidatableResponse step(String id, String step, Map<String, ?> body) {
    return writingAs("rita", "responder").body(body).post(SIGNALS + "/" + id + "/" + step).then();
  }

  private static ValidatableResponse one(String id) {
    return as("vera", "viewer").get(SIGNALS + "/" + id).then().statusCode(200);
  }

  private static ValidatableResponse find(String query) {
    return as("vera", "viewer").get(SIGNALS + "?" + query).then().statusCode(200);
  }
}
