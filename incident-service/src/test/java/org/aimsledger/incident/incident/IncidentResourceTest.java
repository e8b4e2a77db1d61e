package org.aimsledger.incident.incident;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.Reviews;
import org.aimsledger.incident.StatedFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class IncidentResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String PROBLEM = "application/problem+json";

  private final UUID system = UUID.randomUUID();

  @Test
  void aRaisedIncidentIsShownAtOnce() {
    // Given
    var body =
        Map.of(
            "title", "Chatbot gives wrong dosage",
            "description", "Ten times the dose.",
            "systems", List.of(system),
            "occurredAt", "2026-01-02T03:04:05Z");

    // When
    var answer = contributor().body(body).post(INCIDENTS).then();

    // Then
    var location =
        answer
            .statusCode(201)
            .header("ETag", "\"v1\"")
            .body("status", equalTo("REPORTED"))
            .body("origin", equalTo("PERSON"))
            .extract()
            .header("Location");
    as("vera", "viewer")
        .get(location)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("title", equalTo("Chatbot gives wrong dosage"))
        .body("systems", contains(system.toString()))
        .body("occurredAt", equalTo("2026-01-02T03:04:05Z"));
  }

  @Test
  void anIntegrationIsNamedAsOrigin() {
    // Given
    var integration = writingAs("clinic-monitor", "integration");

    // When
    var answer = integration.body(report()).post(INCIDENTS).then();

    // Then
    answer.statusCode(201).body("origin", equalTo("INTEGRATION"));
  }

  @Test
  void anIncidentGoesAllTheWayToItsClosure() {
    // Given
    var incident = raised();
    acknowledged(incident);

    // When
    triaged(incident).statusCode(200).body("status", equalTo("ACTIVE"));
    post(commander(), incident, "severity", Map.of("severity", "SEV1", "reason", "it is worse"))
        .statusCode(200)
        .body("assessment.severity", equalTo("SEV1"))
        .body("assessment.kind", equalTo("INCIDENT"))
        .body("assessment.oecdSeverity", equalTo("UNDECIDED"));
    post(commander(), incident, "cause-hypothesis", Map.of("cause", "DRIFT", "statement", "new"))
        .statusCode(200);
    post(responder(), incident, "notes", Map.of("text", "The hospital called."))
        .statusCode(200)
        .body("status", equalTo("ACTIVE"));
    isProblem(
        post(commander(), incident, "resolution", Map.of("summary", "Mended.", "rootCause", "x")),
        409,
        "incident/facts-not-stated");
    StatedFacts.none(incident);
    post(
            commander(),
            incident,
            "resolution",
            Map.of("summary", "Mended.", "cause", "TEST_GAP", "rootCause", "No test on units."))
        .statusCode(200)
        .body("resolution.cause", equalTo("TEST_GAP"));
    isProblem(
        post(approver(), incident, "closure", Map.of("lessons", "Test units.")),
        409,
        "incident/review-missing");
    Reviews.completed(incident);
    var end =
        post(approver(), incident, "closure", Map.of("lessons", "Test units.")).statusCode(200);

    // Then
    end.body("status", equalTo("CLOSED")).body("closure.lessons", equalTo("Test units."));
    as("audrey", "auditor")
        .get(INCIDENTS + "/" + incident + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "org.aimsledger.incident.incident-raised.v1",
                "org.aimsledger.incident.incident-acknowledged.v1",
                "org.aimsledger.incident.incident-triaged.v1",
                "org.aimsledger.incident.incident-severity-changed.v1",
                "org.aimsledger.incident.incident-cause-hypothesised.v1",
                "org.aimsledger.incident.incident-note-added.v1",
                "org.aimsledger.incident.incident-resolved.v1",
                "org.aimsledger.incident.incident-closed.v1"))
        .body(
            "items.actor", contains("cora", "rita", "rita", "carl", "carl", "rita", "carl", "anna"))
        .body("items.version", contains(1, 2, 3, 4, 5, 6, 7, 8))
        .body("items[7].data.lessons", equalTo("Test units."));
  }

  @Test
  void theCommanderIsToldWhoMayClose() {
    // Given
    var incident = resolved();

    // When
    var answer = post(commander(), incident, "closure", Map.of("lessons", "x"));

    // Then
    isProblem(answer, 403, "incident/commander-may-not-close");
  }

  @Test
  void containmentIsRequestedAndTakenBack() {
    // Given
    var incident = raised();
    acknowledged(incident);

    // When
    post(responder(), incident, "containments", Map.of("system", system, "reason", "stop it"))
        .statusCode(200)
        .body("containments[0].status", equalTo("REQUESTED"))
        .body("containments[0].system", equalTo(system.toString()));
    triaged(incident).statusCode(200);
    StatedFacts.none(incident);
    isProblem(
        post(
            commander(),
            incident,
            "resolution",
            Map.of("summary", "s", "cause", "DATA", "rootCause", "r")),
        409,
        "incident/containment-unanswered");
    var released =
        post(
            responder(),
            incident,
            "containments/" + system + "/release",
            Map.of("reason", "wrong system"));

    // Then
    released.statusCode(200).body("containments[0].status", equalTo("RELEASED"));
  }

  @Test
  void loweringSeverityNeedsAnApprover() {
    // Given
    var incident = raised();
    acknowledged(incident);
    triaged(incident).statusCode(200);
    var lower = Map.of("severity", "SEV4", "reason", "nobody was harmed");

    // When
    var refused = post(commander(), incident, "severity", lower);
    var accepted = post(approver(), incident, "severity", lower);

    // Then
    isProblem(refused, 403, "incident/lowering-needs-approver");
    accepted.statusCode(200).body("assessment.severity", equalTo("SEV4"));
  }

  @Test
  void aDuplicateIsMergedAndRejectedReportsStayReadable() {
    // Given
    var one = raised();
    var two = raised();
    var three = raised();

    // When
    var merged = post(responder(), one, "merge", Map.of("into", two, "reason", "same"));
    var rejected = post(responder(), three, "rejection", Map.of("reason", "no AI in it"));
    var intoRejected = post(responder(), two, "merge", Map.of("into", three, "reason", "same"));
    var intoNothing =
        post(responder(), two, "merge", Map.of("into", UUID.randomUUID(), "reason", "same"));

    // Then
    merged.statusCode(200).body("status", equalTo("MERGED")).body("merger.into", equalTo(two));
    rejected.statusCode(200).body("rejection.reason", equalTo("no AI in it"));
    isProblem(intoRejected, 409, "incident/merge-target-ended");
    isProblem(intoNothing, 422, "incident/merge-target-unknown");
  }

  @Test
  void newFactsReopen() {
    // Given
    var incident = resolved();

    // When
    var answer = post(responder(), incident, "reopening", Map.of("newFacts", "It is back."));

    // Then
    answer
        .statusCode(200)
        .body("status", equalTo("ACTIVE"))
        .body("newFacts", equalTo("It is back."))
        .body("resolution", nullValue());
  }

  @Test
  void historyIsPaged() {
    // Given
    var incident = resolved();

    // When
    var first = as("vera", "viewer").get(INCIDENTS + "/" + incident + "/history?limit=3").then();

    // Then
    var next =
        first
            .statusCode(200)
            .body("items.version", contains(1, 2, 3))
            .extract()
            .path("nextCursor")
            .toString();
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident + "/history?limit=3&cursor=" + next)
        .then()
        .statusCode(200)
        .body("items.version", contains(4))
        .body("nextCursor", nullValue());
  }

  @Test
  void theSameRequestTwiceIsDoneOnce() {
    // Given
    var key = UUID.randomUUID().toString();
    var first = contributor(key).body(report()).post(INCIDENTS).then().statusCode(201);

    // When
    var second = contributor(key).body(report()).post(INCIDENTS).then();

    // Then
    second
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first.extract().path("id")));
    isProblem(
        contributor(key).body(Map.of("title", "other", "description", "d")).post(INCIDENTS).then(),
        422,
        "request/idempotency-key-reused");
  }

  @Test
  void aStaleIfMatchChangesNothing() {
    // Given
    var incident = raised();
    acknowledged(incident);

    // When
    var answer =
        responder()
            .header("If-Match", "\"v1\"")
            .body(Map.of("text", "n"))
            .post(INCIDENTS + "/" + incident + "/notes")
            .then();

    // Then
    isProblem(answer, 412, "request/version-conflict");
    as("vera", "viewer").get(INCIDENTS + "/" + incident).then().header("ETag", "\"v2\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\": \"t\" | request/malformed-json",
        "{\"title\": \"t\", \"description\": \"d\", \"colour\": \"red\"} | request/unknown-field",
        "{\"description\": \"d\"} | request/invalid-value",
        "{\"title\": \" \", \"description\": \"d\"} | request/invalid-value",
        "{\"title\": \"t\", \"description\": \"d\", \"systems\": [\"x\"]} | request/invalid-value",
        "{\"title\": \"t\", \"description\": \"d\", \"systems\": [null]} | request/invalid-value",
        "{\"title\": \"t\", \"description\": \"d\", \"occurredAt\": \"0001-01-01T00:00:00Z\"}"
            + " | request/invalid-value"
      })
  void aBadReportIsRefusedWithTheReason(String body, String type) {
    // Given
    var request = contributor().body(body);

    // When
    var answer = request.post(INCIDENTS).then();

    // Then
    isProblem(answer, 400, type);
  }

  @Test
  void anEmptyBodyIsRefused() {
    // Given
    var incident = raised();

    // When
    var answer = responder().post(INCIDENTS + "/" + incident + "/triage").then();

    // Then
    answer.statusCode(400).contentType(PROBLEM);
  }

  @Test
  void tooLongATextIsRefusedByName() {
    // Given
    var body = Map.of("title", "t", "description", "x".repeat(8_001));

    // When
    var answer = contributor().body(body).post(INCIDENTS).then();

    // Then
    isProblem(answer, 400, "request/invalid-value");
    answer.body("errors.field", hasItem("description"));
  }

  @Test
  void whatHasNotHappenedYetCannotBeReported() {
    // Given
    var body =
        Map.of("title", "t", "description", "d", "occurredAt", Instant.now().plusSeconds(60));

    // When
    var answer = contributor().body(body).post(INCIDENTS).then();

    // Then
    isProblem(answer, 422, "incident/time-in-future");
    answer.body("errors.field", contains("occurredAt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEV0", "sev1", "1"})
  void aWrongSeverityIsRefused(String severity) {
    // Given
    var incident = raised();
    acknowledged(incident);

    // When
    var answer =
        post(
            responder(),
            incident,
            "triage",
            Map.of(
                "kind", "INCIDENT",
                "severity", severity,
                "awareAt", "2026-01-02T03:04:05Z",
                "commander", "carl"));

    // Then
    isProblem(answer, 400, "request/invalid-value");
    answer.body("errors.field", contains("severity"));
  }

  @Test
  void awarenessBeforeTheOccurrenceIsRefused() {
    // Given
    var incident = raised();
    acknowledged(incident);

    // When
    var answer =
        post(
            responder(),
            incident,
            "triage",
            Map.of(
                "kind", "INCIDENT",
                "severity", "SEV2",
                "awareAt", "2025-01-01T00:00:00Z",
                "commander", "carl"));

    // Then
    isProblem(answer, 422, "incident/aware-before-occurrence");
  }

  @Test
  void aStepOutOfOrderIsRefusedWithWhatToDo() {
    // Given
    var incident = raised();

    // When
    var answer = triaged(incident);

    // Then
    isProblem(answer, 409, "incident/not-acknowledged");
    answer.body("detail", containsString("acknowledgement"));
  }

  @Test
  void theSecondResponderLearnsWhoHasIt() {
    // Given
    var incident = raised();
    acknowledged(incident);

    // When
    var answer =
        writingAs("olaf", "responder").post(INCIDENTS + "/" + incident + "/acknowledgement").then();

    // Then
    isProblem(answer, 409, "incident/already-acknowledged");
    answer.body("responder", equalTo("rita"));
  }

  @Test
  void anUnknownOrMalformedIdIsNotFoundOrRefused() {
    // Given
    var unknown = UUID.randomUUID();

    // When
    var nobody = as("vera", "viewer").get(INCIDENTS + "/" + unknown).then();
    var noHistory = as("vera", "viewer").get(INCIDENTS + "/" + unknown + "/history").then();
    var malformed = as("vera", "viewer").get(INCIDENTS + "/not-an-id").then();

    // Then
    isProblem(nobody, 404, "incident/unknown");
    isProblem(noHistory, 404, "incident/unknown");
    isProblem(malformed, 400, "request/invalid-value");
  }

  @Test
  void withoutTokenOrRoleNothingIsShownOrDone() {
    // Given
    var incident = raised();

    // When
    var noToken = anonymous().get(INCIDENTS + "/" + incident).then();
    var wrongRole =
        writingAs("vera", "viewer").post(INCIDENTS + "/" + incident + "/acknowledgement").then();
    var mayNotRaise = writingAs("vera", "viewer").body(report()).post(INCIDENTS).then();

    // Then
    noToken.statusCode(401).contentType(PROBLEM);
    wrongRole.statusCode(403).contentType(PROBLEM);
    mayNotRaise.statusCode(403).contentType(PROBLEM);
  }

  @Test
  void aWriteWithoutIdempotencyKeyIsRefused() {
    // Given
    var request = as("cora", "contributor").contentType("application/json").body(report());

    // When
    var answer = request.post(INCIDENTS).then();

    // Then
    isProblem(answer, 400, "request/idempotency-key");
  }

  @Test
  void theOpenApiDocumentKnowsEveryStep() {
    // Given
    // When
    var document = as("adam", "admin").get("/q/openapi?format=json").then();

    // Then
    Map<String, ?> paths = document.statusCode(200).extract().path("paths");
    assertThat(paths.keySet())
        .contains(
            INCIDENTS,
            "/api/incident/v1/incident-counts",
            INCIDENTS + "/{id}",
            INCIDENTS + "/{id}/history",
            INCIDENTS + "/{id}/acknowledgement",
            INCIDENTS + "/{id}/systems",
            INCIDENTS + "/{id}/triage",
            INCIDENTS + "/{id}/kind",
            INCIDENTS + "/{id}/severity",
            INCIDENTS + "/{id}/oecd-severity",
            INCIDENTS + "/{id}/commander",
            INCIDENTS + "/{id}/notes",
            INCIDENTS + "/{id}/cause-hypothesis",
            INCIDENTS + "/{id}/containments",
            INCIDENTS + "/{id}/containments/{system}/release",
            INCIDENTS + "/{id}/resolution",
            INCIDENTS + "/{id}/closure",
            INCIDENTS + "/{id}/reopening",
            INCIDENTS + "/{id}/rejection",
            INCIDENTS + "/{id}/merge");
  }

  private Map<String, Object> report() {
    return Map.of(
        "title", "Chatbot gives wrong dosage",
        "description", "Ten times the dose.",
        "systems", List.of(system),
        "occurredAt", "2026-01-02T03:04:05Z");
  }

  private String raised() {
    return contributor().body(report()).post(INCIDENTS).then().statusCode(201).extract().path("id");
  }

  private static void acknowledged(String incident) {
    responder()
        .post(INCIDENTS + "/" + incident + "/acknowledgement")
        .then()
        .statusCode(200)
        .body("acknowledgement.responder", equalTo("rita"));
  }

  private static ValidatableResponse triaged(String incident) {
    return post(
        responder(),
        incident,
        "triage",
        Map.of(
            "kind", "INCIDENT",
            "severity", "SEV2",
            "awareAt", "2026-01-02T04:00:00Z",
            "commander", "carl"));
  }

  private String resolved() {
    var incident = raised();
    acknowledged(incident);
    triaged(incident).statusCode(200);
    StatedFacts.none(incident);
    post(
            commander(),
            incident,
            "resolution",
            Map.of("summary", "Mended.", "cause", "TEST_GAP", "rootCause", "No test on units."))
        .statusCode(200)
        .body("status", equalTo("RESOLVED"));
    return incident;
  }

  private static ValidatableResponse post(
      RequestSpecification who, String incident, String step, Map<String, ?> body) {
    return who.body(body).post(INCIDENTS + "/" + incident + "/" + step).then();
  }

  private static void isProblem(ValidatableResponse answer, int status, String type) {
    answer
        .statusCode(status)
        .contentType(PROBLEM)
        .body("type", equalTo("https://aimsledger.org/problems/" + type))
        .body("status", equalTo(status))
        .body("correlationId", not(emptyOrNullString()));
  }

  private static RequestSpecification contributor() {
    return writingAs("cora", "contributor");
  }

  private static RequestSpecification contributor(String key) {
    return as("cora", "contributor").contentType("application/json").header("Idempotency-Key", key);
  }

  private static RequestSpecification responder() {
    return writingAs("rita", "responder");
  }

  private static RequestSpecification commander() {
    return writingAs("carl", "incident-commander");
  }

  private static RequestSpecification approver() {
    return writingAs("anna", "approver");
  }
}
