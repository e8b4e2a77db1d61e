package org.aimsledger.incident.incident;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

/// Parts in the response, steps of the mending and systems that nobody knows, over HTTP.
@QuarkusTest
class IncidentStepsResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String PROBLEMS = "https://aimsledger.org/problems/incident/";

  private final UUID system = UUID.randomUUID();

  private String raised() {
    return writingAs("cora", "contributor")
        .body(Map.of("title", "t", "description", "d", "systems", List.of(system.toString())))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String active() {
    var incident = raised();
    step(incident, "acknowledgement", Map.of()).statusCode(200);
    step(
            incident,
            "triage",
            Map.of(
                "kind", "INCIDENT",
                "severity", "SEV3",
                "awareAt", "2026-01-02T04:00:00Z",
                "commander", "carl"))
        .statusCode(200);
    return incident;
  }

  private static ValidatableResponse step(String incident, String path, Map<String, ?> body) {
    return writingAs("rita", "responder")
        .body(body)
        .post(INCIDENTS + "/" + incident + "/" + path)
        .then();
  }

  @Test
  void aSystemThatTheInventoryHasNotToldOfIsNamedUntilItHas() throws SQLException {
    // Given
    var raised =
        writingAs("cora", "contributor")
            .body(Map.of("title", "t", "description", "d", "systems", List.of(system.toString())))
            .post(INCIDENTS)
            .then();
    String incident = raised.extract().path("id");

    // When
    var before = as("vera", "viewer").get(INCIDENTS + "/" + incident).then();
    var _ =
        DatabaseAccess.ofService()
            .updateAsUser("insert into known_systems (system) values (?)", system);
    var afterwards = as("vera", "viewer").get(INCIDENTS + "/" + incident).then();

    // Then
    raised.statusCode(201).body("unknownSystems", contains(system.toString()));
    before.body("unknownSystems", contains(system.toString()));
    afterwards.body("unknownSystems", empty()).body("systems", contains(system.toString()));
  }

  @Test
  void aPartIsGivenAndHandedOver() {
    // Given
    var incident = active();
    var scribe = Map.of("role", "SCRIBE", "person", "sara", "reason", "on duty");
    var next = Map.of("role", "SCRIBE", "person", "sven", "reason", "end of shift");

    // When
    var commander =
        step(incident, "roles", Map.of("role", "LEGAL", "person", "carl", "reason", "x"));
    var himself = step(incident, "roles", Map.of("role", "LEGAL", "person", "rita", "reason", "x"));
    step(incident, "roles", scribe).statusCode(200).body("roles.person", contains("sara"));
    var handedOver = step(incident, "roles", next);

    // Then
    commander.statusCode(409).body("type", equalTo(PROBLEMS + "commander-has-no-other-role"));
    himself.statusCode(403).body("type", equalTo(PROBLEMS + "self-made-legal"));
    handedOver
        .statusCode(200)
        .body("roles.role", contains("SCRIBE"))
        .body("roles.person", contains("sven"));
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident + "/history")
        .then()
        .body("items.type", hasItem("org.aimsledger.incident.incident-role-assigned.v1"));
  }

  @Test
  void itIsMendedStepByStepAndARefusalSaysWhatIsPossible() {
    // Given
    var incident = active();
    var soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3_600).toString();
    var resolution = Map.of("summary", "mended", "rootCause", "too few tests");

    // When
    var withoutEvidence = step(incident, "eradication", Map.of());
    step(incident, "eradication", Map.of("withoutEvidence", "it keeps nothing"))
        .statusCode(200)
        .body("status", equalTo("ERADICATING"));
    var tooEarly = step(incident, "resolution", resolution);
    step(incident, "eradication/completion", Map.of("change", "4.2")).statusCode(200);
    step(incident, "recovery", Map.of("gate", "passed")).statusCode(200);
    step(incident, "monitoring", Map.of("watched", "errors", "until", soon))
        .statusCode(200)
        .body("remedy.watchUntil", equalTo(soon));
    var stillWatched = step(incident, "recovery/completion", Map.of("result", "none"));

    // Then
    withoutEvidence.statusCode(409).body("type", equalTo(PROBLEMS + "evidence-not-held"));
    tooEarly
        .statusCode(409)
        .body("type", equalTo(PROBLEMS + "not-in-this-state"))
        .body("detail", containsString("eradication/completion"))
        .body("moves", hasItem("eradication/completion"))
        .body("moves", not(hasItem("resolution")));
    stillWatched.statusCode(409).body("until", equalTo(soon));
    as("vera", "viewer")
        .get(INCIDENTS + "?system=" + system)
        .then()
        .body("items.status", contains("MONITORING"));
  }

  @Test
  void whatWasMendedIsResolved() {
    // Given
    var incident = active();
    step(incident, "eradication", Map.of("withoutEvidence", "it keeps nothing")).statusCode(200);
    step(incident, "eradication/completion", Map.of("change", "4.2")).statusCode(200);
    step(incident, "recovery", Map.of("gate", "passed")).statusCode(200);
    step(incident, "recovery/completion", Map.of("result", "none")).statusCode(200);

    // When
    var answer =
        step(incident, "resolution", Map.of("summary", "mended", "rootCause", "too few tests"));

    // Then
    answer.statusCode(200).body("status", equalTo("RESOLVED")).body("moves", hasItem("closure"));
  }

  @Test
  void itIsSortedByTheVocabulariesThatAreOnOffer() {
    // Given
    var incident = raised();

    // When
    var sorted =
        step(
            incident,
            "classifications",
            Map.of("taxonomy", "mit-risk", "entries", List.of("7.3", "1.1")));
    var unknown =
        step(
            incident, "classifications", Map.of("taxonomy", "mit-risk", "entries", List.of("8.1")));

    // Then
    sorted
        .statusCode(200)
        .body("classifications[0].entries", contains("1.1", "7.3"))
        .body("classifications[0].policyVersion", equalTo("taxonomies@2026.1"));
    unknown.statusCode(422).body("detail", containsString("8.1"));
    as("vera", "viewer")
        .get("/api/incident/v1/taxonomies/mit-risk")
        .then()
        .statusCode(200)
        .body("edition", equalTo("2025"))
        .body("entries.find { it.id == '7.3' }.title.zhHant", equalTo("能力或穩健性不足"));
    as("vera", "viewer")
        .get("/api/incident/v1/taxonomies")
        .then()
        .body("taxonomies.id", hasItem("mitre-atlas"));
    as("vera", "viewer").get("/api/incident/v1/taxonomies/horoscope").then().statusCode(404);
  }

  @Test
  void aBodyThatLacksSomethingIsNamed() {
    // Given
    var incident = active();

    // Then
    step(incident, "roles", Map.of("person", "sara", "reason", "x"))
        .statusCode(400)
        .body("errors.field", contains("role"));
    step(incident, "eradication/completion", Map.of())
        .statusCode(400)
        .body("errors.field", contains("change"));
    step(incident, "monitoring", Map.of("watched", "errors"))
        .statusCode(400)
        .body("errors.field", contains("until"));
  }
}
