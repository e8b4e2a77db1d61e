package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.Reviews;
import org.aimsledger.incident.StatedFacts;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database, with the job that watches clocks.
@QuarkusTest
class RegulatoryCaseResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String CLOCKS = "/api/incident/v1/legal-clocks";

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Test
  void factsStartClocksThatTheBoardShows() {
    // Given
    var incident = raised();

    // When
    var answer = facts(incident, now.minusSeconds(60), "controller", "personal-data-breach");

    // Then
    answer
        .statusCode(200)
        .header("ETag", "\"v2\"")
        .body("clocks.id", contains("gdpr-33-1"))
        .body("clocks[0].standing", equalTo("RUNNING"))
        .body("clocks[0].due", equalTo(now.minusSeconds(60).plus(Duration.ofDays(3)).toString()))
        .body("clocks[0].title.zhHant", equalTo("通報監管機關"));
    as("vera", "viewer")
        .get(CLOCKS + "?incident=" + incident)
        .then()
        .statusCode(200)
        .body("items.clock", contains("gdpr-33-1"))
        .body("items[0].overdue", equalTo(false));
  }

  @Test
  void aLaterMomentIsShownAndTakesTwoPersons() {
    // Given
    var incident = raised();
    var first = now.minusSeconds(600);
    var later = now.minusSeconds(60);
    facts(incident, first, "controller", "personal-data-breach").statusCode(200);

    // When
    var stated = facts(incident, later, "controller", "personal-data-breach");
    var relief = path(incident) + "/clocks/gdpr-33-1/relief";
    writingAs("rita", "responder")
        .body(Map.of("relief", "RESTATE", "reason", "we misread the log"))
        .post(relief)
        .then()
        .statusCode(200);
    var agreed = writingAs("anna", "approver").post(relief + "/approval").then();

    // Then
    stated
        .statusCode(200)
        .body("clocks[0].triggerAt", equalTo(first.toString()))
        .body("clocks[0].asStated.triggerAt", equalTo(later.toString()))
        .body("clocks[0].asStated.note", containsString("RESTATE"));
    agreed
        .statusCode(200)
        .body("clocks[0].triggerAt", equalTo(later.toString()))
        .body("clocks[0].asStated", nullValue());
  }

  @Test
  void aClockThatWasSetAsideIsReinstated() {
    // Given
    var incident = raised();
    facts(incident, now.minusSeconds(60), "controller", "personal-data-breach").statusCode(200);
    var clock = path(incident) + "/clocks/gdpr-33-1";
    writingAs("rita", "responder")
        .body(Map.of("relief", "SET_ASIDE", "reason", "no personal data"))
        .post(clock + "/relief")
        .then()
        .statusCode(200);
    writingAs("anna", "approver").post(clock + "/relief/approval").then().statusCode(200);

    // When
    var answer =
        writingAs("rita", "responder")
            .body(Map.of("reason", "there were some"))
            .post(clock + "/reinstatement")
            .then();

    // Then
    answer.statusCode(200).body("clocks[0].standing", equalTo("RUNNING"));
  }

  @Test
  void factsThatLackAMomentAreNamed() {
    // Given
    var incident = raised();

    // When
    var answer =
        facts(
            incident,
            now.minusSeconds(60),
            "controller",
            "personal-data-breach",
            "financial-entity",
            "major-ict-incident",
            "provider-of-systemic-risk-model",
            "serious-cybersecurity-breach");

    // Then
    answer
        .statusCode(200)
        .body("waitingFor.rule", contains("eu-gpai-final", "dora-initial-classified"))
        .body("waitingFor.moment", contains("RESOLVED", "CLASSIFIED_MAJOR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rejection", "merge"})
  void whatWasRejectedOrMergedHasNoFacts(String end) {
    // Given
    var incident = raised();
    step(
        incident,
        end,
        end.equals("merge")
            ? Map.of("into", raised(), "reason", "the same")
            : Map.of("reason", "no AI in it"));

    // When
    var stated = facts(incident, now.minusSeconds(60), "controller", "personal-data-breach");
    var previewed =
        writingAs("rita", "responder")
            .body(body(now, "controller"))
            .post(path(incident) + "/preview")
            .then();

    // Then
    stated
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/regulatory-case/incident-dropped"));
    previewed.statusCode(409);
    as("vera", "viewer").get(path(incident)).then().statusCode(404);
  }

  @Test
  void aPreviewRecordsNothing() {
    // Given
    var incident = raised();

    // When
    var preview =
        writingAs("rita", "responder")
            .body(body(now, "controller", "personal-data-breach"))
            .post(path(incident) + "/preview")
            .then();

    // Then
    preview.statusCode(200).body("clocks.id", contains("gdpr-33-1"));
    as("vera", "viewer").get(path(incident)).then().statusCode(404);
  }

  @Test
  void anIncidentDoesNotCloseWhileAClockRuns() {
    // Given
    var incident = resolved();
    Reviews.completed(incident);
    facts(incident, now.minusSeconds(60), "controller", "personal-data-breach").statusCode(200);

    // When
    var early =
        writingAs("anna", "approver")
            .body(Map.of("lessons", "learnt"))
            .post(INCIDENTS + "/" + incident + "/closure")
            .then();
    filing(incident, now, "gdpr-33-1").statusCode(200).body("clocks[0].standing", equalTo("MET"));
    var afterwards =
        writingAs("anna", "approver")
            .body(Map.of("lessons", "learnt"))
            .post(INCIDENTS + "/" + incident + "/closure")
            .then();

    // Then
    early
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/incident/clocks-open"))
        .body("clocks", contains("gdpr-33-1"));
    afterwards.statusCode(200).body("status", equalTo("CLOSED"));
  }

  /// GDPR: the authority and the persons concerned are told separately, each with its own proof.
  @Test
  void oneFilingDoesNotMeetDutiesOfSeveral() {
    // Given
    var incident = raised();
    facts(incident, now, "controller", "personal-data-breach", "high-risk-to-persons")
        .statusCode(200);

    // When
    var both = filing(incident, now, "gdpr-33-1", "gdpr-34");
    var one = filing(incident, now, "gdpr-33-1");

    // Then
    both.statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("https://aimsledger.org/problems/regulatory-case/duties-differ"))
        .body("errors[0].field", equalTo("clocks"));
    one.statusCode(200)
        .body("filings[0].clocks", contains("gdpr-33-1"))
        .body("filings[0].regimes", contains("gdpr"));
  }

  @Test
  void aClockIsSetAsideByTwoPersons() {
    // Given
    var incident = raised();
    facts(incident, now.minusSeconds(60), "controller", "personal-data-breach").statusCode(200);
    var relief = path(incident) + "/clocks/gdpr-33-1/relief";

    // When
    writingAs("olga", "responder", "approver")
        .body(Map.of("relief", "SET_ASIDE", "reason", "no personal data after all"))
        .post(relief)
        .then()
        .statusCode(200);
    var alone = writingAs("olga", "responder", "approver").post(relief + "/approval").then();
    var together = writingAs("anna", "approver").post(relief + "/approval").then();

    // Then
    alone
        .statusCode(403)
        .body(
            "type",
            equalTo("https://aimsledger.org/problems/regulatory-case/proposer-may-not-approve"));
    together.statusCode(200).body("clocks[0].standing", equalTo("SET_ASIDE"));
    as("vera", "viewer")
        .get(path(incident) + "/history")
        .then()
        .statusCode(200)
        .body("items.type", hasItem("org.aimsledger.incident.legal-clock-set-aside.v1"));
  }

  @Test
  void anOverdueClockIsMarkedByTheServiceItself() {
    // Given
    var incident = raised();

    // When
    facts(incident, now.minus(Duration.ofHours(73)), "controller", "personal-data-breach")
        .statusCode(200)
        .body("clocks[0].standing", equalTo("OVERDUE"));

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(path(incident))
                    .then()
                    .body("clocks[0].missed", equalTo(true)));
    as("vera", "viewer")
        .get(CLOCKS + "?overdue=true&incident=" + incident)
        .then()
        .body("items.missed", contains(true));
    as("vera", "viewer")
        .get(CLOCKS + "/counts")
        .then()
        .statusCode(200)
        .body("missedAndOpen", greaterThan(0));
    // The next look counts it for the alerts.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(as("prometheus", "monitoring").get("/q/metrics").asString())
                    .containsPattern("aims_clocks_missed\\{?[^\n]* [1-9]")
                    .contains("aims_clocks_due_soon"));
  }

  @Test
  void reportabilityIsAPersonsDecision() {
    // Given
    var incident = raised();
    facts(incident, now, "controller").statusCode(200).body("clocks", empty());
    var early =
        writingAs("anna", "approver")
            .body(Map.of("regime", "gdpr", "decision", "NOT_APPLICABLE", "reason", "no data"))
            .post(path(incident) + "/reportability")
            .then();
    writingAs("rita", "responder")
        .post(INCIDENTS + "/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);
    writingAs("rita", "responder")
        .body(Map.of("role", "LEGAL", "person", "anna", "reason", "on duty"))
        .post(INCIDENTS + "/" + incident + "/roles")
        .then()
        .statusCode(200)
        .body("roles[0].person", equalTo("anna"));

    // When
    var bySomebodyElse =
        writingAs("arno", "approver")
            .body(Map.of("regime", "gdpr", "decision", "NOT_APPLICABLE", "reason", "no data"))
            .post(path(incident) + "/reportability")
            .then();
    var decided =
        writingAs("anna", "approver")
            .body(Map.of("regime", "gdpr", "decision", "NOT_APPLICABLE", "reason", "no data"))
            .post(path(incident) + "/reportability")
            .then();
    var unknown =
        writingAs("anna", "approver")
            .body(Map.of("regime", "moon-law", "decision", "REPORTABLE", "reason", "x"))
            .post(path(incident) + "/reportability")
            .then();

    // Then
    early
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/regulatory-case/legal-missing"));
    bySomebodyElse.statusCode(403).body("legal", equalTo("anna"));
    decided
        .statusCode(200)
        .body("reportability[0].decidedBy", equalTo("anna"))
        .body("reportability[0].statement", equalTo(1));
    unknown.statusCode(422);
  }

  @Test
  void theCaseIsShownAsItWas() {
    // Given
    var incident = raised();
    facts(incident, now, "controller").statusCode(200);
    facts(incident, now, "controller", "personal-data-breach").statusCode(200);

    // When
    var before = as("vera", "viewer").get(path(incident) + "?version=1").then();

    // Then
    before.statusCode(200).body("facts", contains("controller")).body("clocks", empty());
  }

  @Test
  void theRulesAreShownInThreeLanguages() {
    // When
    var rules = as("vera", "viewer").get("/api/incident/v1/legal-clock-rules").then();

    // Then
    rules
        .statusCode(200)
        .body("version", equalTo("legal-clocks@2026.1"))
        .body("facts.id", hasItems("death", "controller"))
        .body("clocks.find { it.id == 'gdpr-33-1' }.period.amount", equalTo(72))
        .body("clocks.find { it.id == 'gdpr-33-1' }.title.zhHans", equalTo("通知监管机构"))
        .body("holidays", hasItems("DE", "FR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"facts\":[\"death\"],\"reason\":\"x\"}",
        "{\"facts\":[null],\"moments\":{},\"reason\":\"x\"}",
        "{\"facts\":[],\"moments\":{\"NOON\":\"2027-01-01T00:00:00Z\"},\"reason\":\"x\"}",
        "{\"facts\":[],\"moments\":{\"AWARE\":null},\"reason\":\"x\"}",
        "{\"facts\":[],\"moments\":{\"AWARE\":\"1969-01-01T00:00:00Z\"},\"reason\":\"x\"}",
        "{\"facts\":[],\"moments\":{\"FILED\":\"2026-01-01T00:00:00Z\"},\"reason\":\"x\"}",
        "{\"facts\":[],\"moments\":{},\"zone\":\"Moon/Base\",\"reason\":\"x\"}",
        "{\"facts\":[],\"moments\":{}}"
      })
  void aStatementThatMeansNothingIsRefused(String body) {
    // Given
    var incident = raised();

    // When
    var answer = writingAs("rita", "responder").body(body).post(path(incident) + "/facts").then();

    // Then
    answer.statusCode(400).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"clocks\":[],\"addressee\":\"a\",\"receipt\":\"r\",\"contentSha256\":\"00\"}",
        "{\"clocks\":[\"gdpr-33-1\"],\"addressee\":\"a\",\"receipt\":\"r\","
            + "\"contentSha256\":\"zz\",\"filedAt\":\"2026-01-01T00:00:00Z\"}",
        "{\"clocks\":[\"gdpr-33-1\"],\"addressee\":\" \",\"receipt\":\"r\","
            + "\"contentSha256\":\"zz\",\"filedAt\":\"2026-01-01T00:00:00Z\"}"
      })
  void aFilingWithoutProofIsRefused(String body) {
    // Given
    var incident = raised();

    // When
    var answer = writingAs("rita", "responder").body(body).post(path(incident) + "/filings").then();

    // Then
    answer.statusCode(400).contentType("application/problem+json");
  }

  @Test
  void anUnknownIncidentHasNoCase() {
    // Given
    var incident = UUID.randomUUID().toString();

    // When
    var answer = facts(incident, now, "controller");

    // Then
    answer
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/incident/unknown"));
  }

  @Test
  void rightsAreThoseOfTheRole() {
    // Given
    var incident = raised();

    // When
    var stranger = anonymous().get(path(incident)).statusCode();
    var viewer =
        writingAs("vera", "viewer")
            .body(body(now, "controller"))
            .post(path(incident) + "/facts")
            .statusCode();

    // Then
    assertThat(List.of(stranger, viewer)).containsExactly(401, 403);
  }

  private static String path(String incident) {
    return INCIDENTS + "/" + incident + "/regulatory-case";
  }

  private static ValidatableResponse facts(String incident, Instant aware, String... facts) {
    return writingAs("rita", "responder")
        .body(body(aware, facts))
        .post(path(incident) + "/facts")
        .then();
  }

  private static Map<String, ?> body(Instant aware, String... facts) {
    return Map.of(
        "facts",
        List.of(facts),
        "moments",
        Map.of("AWARE", aware.toString()),
        "zone",
        "Europe/Berlin",
        "holidays",
        "DE",
        "reason",
        "as known");
  }

  private static ValidatableResponse filing(String incident, Instant at, String... clocks) {
    return writingAs("rita", "responder")
        .body(
            Map.of(
                "clocks",
                List.of(clocks),
                "addressee",
                "Authority",
                "receipt",
                "ref 1",
                "contentSha256",
                "0123456789abcdef".repeat(4),
                "filedAt",
                at.toString()))
        .post(path(incident) + "/filings")
        .then();
  }

  private static String raised() {
    return writingAs("cora", "contributor")
        .body(Map.of("title", "leak", "description", "d"))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String resolved() {
    var incident = raised();
    step(incident, "acknowledgement", Map.of());
    step(
        incident,
        "triage",
        Map.of(
            "kind",
            "INCIDENT",
            "severity",
            "SEV2",
            "awareAt",
            "2026-01-02T04:00:00Z",
            "commander",
            "carl"));
    StatedFacts.none(incident);
    step(incident, "resolution", Map.of("summary", "mended", "rootCause", "no test"));
    return incident;
  }

  private static void step(String incident, String step, Map<String, ?> body) {
    writingAs("rita", "responder")
        .body(body)
        .post(INCIDENTS + "/" + incident + "/" + step)
        .then()
        .statusCode(200);
  }
}
