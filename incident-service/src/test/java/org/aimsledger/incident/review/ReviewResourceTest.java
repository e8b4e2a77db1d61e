package org.aimsledger.incident.review;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.Reviews;
import org.aimsledger.incident.StatedFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class ReviewResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String system = UUID.randomUUID().toString();

  @Test
  void aReviewFindsCausesAndLessonsAndEndsWithRisksToBeJudgedAnew() {
    // Given
    var incident = resolved("SEV2");
    Reviews.started(incident);
    var source = Map.of("kind", "MODEL", "id", UUID.randomUUID().toString());
    post("fay", incident, "causes", cause("ROOT", "data-quality", source)).statusCode(200);
    post("fay", incident, "lessons", Map.of("text", "Look at the age of data")).statusCode(200);

    // When
    var done = post("fay", incident, "completion", Map.of("summary", "Old data"));

    // Then
    done.statusCode(200)
        .body("standing", equalTo("COMPLETED"))
        .body("facilitator", equalTo("fay"))
        .body("causes[0].title.zhHant", equalTo("資料錯誤、不完整或過時"))
        .body("causes[0].source.kind", equalTo("MODEL"))
        .body("reassessments.system", contains(system))
        .body("settlement.text", equalTo("Old data"));
    as("olga", "auditor")
        .get(INCIDENTS + incident + "/review/history")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "org.aimsledger.incident.review-started.v1",
                "org.aimsledger.incident.review-cause-found.v1",
                "org.aimsledger.incident.review-lesson-learnt.v1",
                "org.aimsledger.incident.post-incident-review-completed.v1",
                "org.aimsledger.incident.risk-reassessment-triggered.v1"));
    close(incident).statusCode(200);
  }

  @Test
  void whoActedInTheIncidentDoesNotLeadItsReviewAlsoWithoutARole() {
    // Given: nora has only written a note
    var incident = resolved("SEV2");
    writingAs("nora", "responder")
        .body(Map.of("text", "The hospital called."))
        .post(INCIDENTS + incident + "/notes")
        .then()
        .statusCode(200);

    // When
    var nora = start(incident, "nora");
    var carl = start(incident, "carl");

    // Then
    nora.statusCode(403).body("type", endsWith("review/not-independent"));
    carl.statusCode(403).body("type", endsWith("review/not-independent"));
  }

  @Test
  void whoHadToDoWithAMeasureAFactOrACommunicationOfItDoesNotLeadItsReviewEither() {
    // Given: each of them has done one thing beside the incident itself
    var incident = acknowledged();
    String action =
        writingAs("mona", "responder")
            .body(
                Map.of(
                    "system", system,
                    "measure", "REVOKE_SCOPE",
                    "target", "tool/mail",
                    "reason", "it sends mail"))
            .post(INCIDENTS + incident + "/containment-actions")
            .then()
            .statusCode(200)
            .extract()
            .path("actions[0].action");
    writingAs("owen", "system-owner")
        .body(Map.of("outcome", "CARRIED_OUT", "detail", "done"))
        .post(INCIDENTS + incident + "/containment-actions/" + action + "/answer")
        .then()
        .statusCode(200);
    writingAs("dora", "responder")
        .body(Map.of("facts", List.of(), "moments", Map.of(), "zone", "UTC", "reason", "none"))
        .post(INCIDENTS + incident + "/regulatory-case/facts")
        .then()
        .statusCode(200);
    writingAs("cleo", "responder")
        .body(
            Map.of("audience", "USERS", "language", "en", "subject", "Outage", "text", "We know."))
        .post(INCIDENTS + incident + "/communications")
        .then()
        .statusCode(201);
    writingAs("pia", "responder")
        .body(Map.of("playbook", "outage", "reason", "it is down"))
        .post(INCIDENTS + incident + "/playbook-runs")
        .then()
        .statusCode(201);

    resolvedFrom(incident, "SEV2");

    // Then
    for (var person : List.of("mona", "owen", "dora", "cleo", "pia")) {
      start(incident, person).statusCode(403).body("type", endsWith("review/not-independent"));
    }
    start(incident, "fay").statusCode(200);
  }

  @Test
  void whoLoweredTheSeverityDoesNotWaiveTheReview() {
    // Given
    var incident = resolved("SEV2");
    writingAs("lea", "approver")
        .body(Map.of("severity", "SEV4", "reason", "nobody was harmed"))
        .post(INCIDENTS + incident + "/severity")
        .then()
        .statusCode(200);

    // When
    var alone =
        writingAs("lea", "approver")
            .body(Map.of("reason", "a trifle"))
            .post(INCIDENTS + incident + "/review/waiver")
            .then();
    var byAnother =
        writingAs("anna", "approver")
            .body(Map.of("reason", "a trifle"))
            .post(INCIDENTS + incident + "/review/waiver")
            .then();

    // Then
    alone.statusCode(403).body("type", endsWith("review/lowerer-may-not-waive"));
    byAnother.statusCode(200);
  }

  @Test
  void eachThingThatKeepsAnIncidentOpenIsSaid() {
    // Given
    var incident = resolved("SEV2");

    // When
    var before = close(incident);
    Reviews.started(incident);
    var meanwhile = close(incident);
    post("fay", incident, "completion", Map.of("summary", "x"))
        .statusCode(409)
        .body("type", endsWith("review/root-cause-missing"));
    post("fay", incident, "causes", cause("ROOT", "test-gap", null)).statusCode(200);
    post("fay", incident, "completion", Map.of("summary", "x"))
        .statusCode(409)
        .body("type", endsWith("review/lesson-missing"));
    post("fay", incident, "lessons", Map.of("text", "Test")).statusCode(200);
    post("fay", incident, "actions", action()).statusCode(200);
    post("fay", incident, "completion", Map.of("summary", "x")).statusCode(200);
    var unwatched = close(incident);

    // Then
    before.statusCode(409).body("type", endsWith("incident/review-missing"));
    meanwhile.statusCode(409).body("type", endsWith("incident/review-unfinished"));
    unwatched
        .statusCode(409)
        .body("type", endsWith("incident/actions-not-opened"))
        .body("actions", hasSize(1));
  }

  @Test
  void aLessonLeadsToAProposedVersionOfThePlaybookThatSomebodyElseApproves() {
    // Given
    var incident = resolved("SEV2");
    Reviews.started(incident);
    var step =
        Map.of(
            "playbook", "outage",
            "step", "tell-the-night-shift",
            "phase", "LEARN",
            "role", "system-owner",
            "text", Map.of("en", "Tell the night shift", "zhHans", "通知夜班", "zhHant", "通知夜班"));

    // When
    post("fay", incident, "lessons", Map.of("text", "Nobody told the night shift", "step", step))
        .statusCode(200);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("olga", "auditor")
                    .get(INCIDENTS + incident + "/review")
                    .then()
                    .body("lessons[0].proposedVersion", notNullValue()));
    as("olga", "auditor")
        .get("/api/incident/v1/playbooks/outage")
        .then()
        .body("proposal.proposedBy", equalTo("fay"))
        .body("proposal.steps.step", hasItem("tell-the-night-shift"));
    as("olga", "auditor")
        .get("/api/incident/v1/lessons?incident=" + incident)
        .then()
        .statusCode(200)
        .body("items.playbook", contains("outage"))
        .body("items.waiting", contains(false));
  }

  @Test
  void aReviewIsWaivedBySomebodyElseWhereLittleHappened() {
    // Given
    var incident = resolved("SEV4");

    // When
    var waived =
        writingAs("anna", "approver")
            .body(Map.of("reason", "known, and nobody was harmed"))
            .post(INCIDENTS + incident + "/review/waiver")
            .then();

    // Then
    waived.statusCode(200).body("standing", equalTo("WAIVED"));
    close(incident).statusCode(200);
  }

  @Test
  void badInputAndStrangersAreRefused() {
    var incident = resolved("SEV2");
    as("olga", "auditor").get(INCIDENTS + incident + "/review").then().statusCode(404);
    start(UUID.randomUUID().toString(), "fay").statusCode(404);
    writingAs("vera", "viewer")
        .body(Map.of("facilitator", "fay"))
        .post(INCIDENTS + incident + "/review")
        .then()
        .statusCode(403);
    Reviews.started(incident);
    post("fay", incident, "causes", cause("ROOT", "bad-luck", null))
        .statusCode(400)
        .body("errors.field", hasItem("category"));
    post("rita", incident, "causes", cause("ROOT", "test-gap", null)).statusCode(403);
    post("fay", incident, "lessons", Map.of("text", " "))
        .statusCode(400)
        .body("errors.field", hasItem("text"));
    as("vera", "viewer")
        .get("/api/incident/v1/cause-categories")
        .then()
        .statusCode(200)
        .body("categories.id", hasItem("supplier-change"));
  }

  private static Map<String, Object> cause(String part, String category, @Nullable Object source) {
    var cause =
        new HashMap<String, Object>(
            Map.of("part", part, "category", category, "statement", "Old data"));
    if (source != null) {
      cause.put("source", source);
    }
    return cause;
  }

  private static Map<String, Object> action() {
    return Map.of(
        "title", "Watch data",
        "description", "Alarm on old data",
        "owner", "otto",
        "due", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
  }

  private static ValidatableResponse start(String incident, String facilitator) {
    return writingAs("anna", "approver")
        .body(Map.of("facilitator", facilitator))
        .post(INCIDENTS + incident + "/review")
        .then();
  }

  private static ValidatableResponse post(
      String user, String incident, String path, Map<String, ?> body) {
    return writingAs(user, "responder", "auditor")
        .body(body)
        .post(INCIDENTS + incident + "/review/" + path)
        .then();
  }

  private static ValidatableResponse close(String incident) {
    return writingAs("anna", "approver")
        .body(Map.of("lessons", "learnt"))
        .post(INCIDENTS + incident + "/closure")
        .then();
  }

  private String resolved(String severity) {
    var incident = acknowledged();
    StatedFacts.none(incident);
    resolvedFrom(incident, severity);
    return incident;
  }

  private String acknowledged() {
    String incident =
        writingAs("cora", "contributor")
            .body(
                Map.of(
                    "title",
                    "Wrong dosage",
                    "description",
                    "Ten times",
                    "systems",
                    List.of(system)))
            .post("/api/incident/v1/incidents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    ordered("rita", "responder", incident, "acknowledgement", Map.of());
    return incident;
  }

  private static void resolvedFrom(String incident, String severity) {
    ordered(
        "rita",
        "responder",
        incident,
        "triage",
        Map.of(
            "kind", "INCIDENT",
            "severity", severity,
            "awareAt", "2026-01-02T04:00:00Z",
            "commander", "carl"));
    ordered(
        "carl",
        "incident-commander",
        incident,
        "resolution",
        Map.of("summary", "Mended", "cause", "DATA", "rootCause", "Old data"));
  }

  private static void ordered(
      String user, String role, String incident, String path, Map<String, ?> body) {
    writingAs(user, role).body(body).post(INCIDENTS + incident + "/" + path).then().statusCode(200);
  }
}
