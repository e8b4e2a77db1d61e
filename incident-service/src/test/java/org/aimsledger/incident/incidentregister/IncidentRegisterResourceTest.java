package org.aimsledger.incident.incidentregister;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP, on the database that other tests fill too: each test asks for a system of its own.
@QuarkusTest
class IncidentRegisterResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";

  private final UUID system = UUID.randomUUID();

  @Test
  void aListShowsOnesOwnWriteAtOnce() {
    // Given
    var incident = raised("one");

    // When
    var list = find("system=" + system);

    // Then
    list.statusCode(200)
        .body("total", equalTo(1))
        .body("items.id", contains(incident))
        .body("items[0].status", equalTo("REPORTED"))
        .body("items[0].title", equalTo("one"))
        .body("items[0].systems", contains(system.toString()))
        .body("items[0].version", equalTo(1))
        .body("items[0].timeToAcknowledge", nullValue());
  }

  @Test
  void statusSeverityAndOpenFilter() {
    // Given
    var reported = raised("reported");
    var triaged = raised("triaged");
    step(triaged, "acknowledgement", Map.of());
    step(
        triaged,
        "triage",
        Map.of(
            "kind", "HAZARD",
            "severity", "SEV3",
            "awareAt", "2026-01-02T04:00:00Z",
            "commander", "carl"));
    var rejected = raised("rejected");
    step(rejected, "rejection", Map.of("reason", "no AI in it"));

    // When
    var byStatus = find("system=" + system + "&status=REPORTED&status=REJECTED");
    var bySeverity = find("system=" + system + "&severity=SEV3&kind=HAZARD");
    var open = find("system=" + system + "&open=true");
    var ended = find("system=" + system + "&open=false");
    var openAndRejected = find("system=" + system + "&open=true&status=REJECTED");

    // Then
    byStatus.body("items.id", contains(rejected, reported));
    bySeverity
        .body("items.id", contains(triaged))
        .body("items[0].timeToAcknowledge", notNullValue())
        .body("items[0].commander", equalTo("carl"));
    open.body("items.id", contains(triaged, reported)).body("total", equalTo(2));
    ended.body("items.id", contains(rejected));
    openAndRejected.body("items", empty()).body("total", equalTo(0));
  }

  /// What was sorted anew by a taxonomy is found by what it says last, and by nothing else.
  @Test
  void whatPeopleSortedIncidentsByIsAFilter() {
    // Given
    var injected = raised("injected");
    classify(injected, "mitre-atlas", "AML.T0051");
    classify(injected, "mitre-atlas", "AML.T0054");
    classify(injected, "owasp-llm", "LLM01");
    var leaked = raised("leaked");
    classify(leaked, "owasp-llm", "LLM02");
    var unsorted = raised("unsorted");
    classify(unsorted, "owasp-llm", "LLM02");
    classify(unsorted, "owasp-llm");

    // When
    var byEntry = find("system=" + system + "&classification=owasp-llm/LLM02");
    var byTaxonomy = find("system=" + system + "&classification=owasp-llm");
    var noLonger = find("system=" + system + "&classification=mitre-atlas/AML.T0051");
    var byPart = find("system=" + system + "&classification=owasp");

    // Then
    byEntry
        .body("items.id", contains(leaked))
        .body("items[0].classifications", contains("owasp-llm/LLM02"));
    byTaxonomy
        .body("items.id", contains(leaked, injected))
        .body("items[1].classifications", contains("mitre-atlas/AML.T0054", "owasp-llm/LLM01"));
    noLonger.body("items", empty());
    byPart.body("items", empty());
  }

  @Test
  void aLongListComesInPages() {
    // Given
    var first = raised("first");
    var second = raised("second");
    var third = raised("third");

    // When
    var page = find("system=" + system + "&limit=2");

    // Then
    var next =
        page.body("items.id", contains(third, second))
            .body("total", equalTo(3))
            .extract()
            .header("Link");
    assertThat(next).startsWith("<" + INCIDENTS + "?").endsWith(">; rel=\"next\"");
    var path = next.substring(1, next.indexOf('>'));
    as("vera", "viewer")
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(200)
        .body("items.id", contains(first))
        .body("nextCursor", nullValue());
  }

  @Test
  void whatChangedSinceIsFound() {
    // Given
    var old = raised("old");
    var changed = raised("changed");
    var between = Instant.now();
    step(changed, "acknowledgement", Map.of());

    // When
    var list = find("system=" + system + "&updatedSince=" + between);

    // Then
    list.body("items.id", contains(changed));
    find("system=" + system).body("items.id", contains(changed, old));
  }

  @Test
  void incidentsAreCounted() {
    // Given
    var before = counts().extract().jsonPath().getLong("open");
    var _ = raised("one more");

    // When
    var after = counts();

    // Then
    assertThat(after.extract().jsonPath().getLong("open")).isEqualTo(before + 1);
    List<Map<String, Object>> groups = after.extract().path("groups");
    assertThat(groups).anyMatch(group -> "REPORTED".equals(group.get("status")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=open",
        "severity=SEV9",
        "kind=incident",
        "system=1",
        "open=maybe",
        "updatedSince=yesterday",
        "updatedSince=-999999999-01-01T00:00:00Z",
        "limit=0",
        "limit=501",
        "cursor=abc"
      })
  void aParameterThatMeansNothingIsRefused(String parameter) {
    // Given
    // When
    var answer = find(parameter);

    // Then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://aimsledger.org/problems/request/invalid-value"));
  }

  @Test
  void aClassificationThatIsLongerThanAnyIsRefused() {
    // Given
    // When
    var answer = find("classification=" + "x".repeat(201));

    // Then
    answer.statusCode(400).contentType("application/problem+json");
  }

  @Test
  void nothingIsListedForStrangers() {
    // Given
    // When
    var answer = anonymous().get(INCIDENTS).then();

    // Then
    answer.statusCode(401).contentType("application/problem+json");
  }

  private String raised(String title) {
    return writingAs("cora", "contributor")
        .body(Map.of("title", title, "description", "d", "systems", List.of(system)))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void classify(String incident, String taxonomy, String... entries) {
    step(incident, "classifications", Map.of("taxonomy", taxonomy, "entries", List.of(entries)));
  }

  private static void step(String incident, String step, Map<String, ?> body) {
    writingAs("rita", "responder")
        .body(body)
        .post(INCIDENTS + "/" + incident + "/" + step)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse find(String query) {
    return as("vera", "viewer").get(INCIDENTS + "?" + query).then();
  }

  private static ValidatableResponse counts() {
    return as("vera", "viewer").get("/api/incident/v1/incident-counts").then().statusCode(200);
  }
}
