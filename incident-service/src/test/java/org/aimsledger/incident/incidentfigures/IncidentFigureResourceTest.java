package org.aimsledger.incident.incidentfigures;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Figures and board over HTTP, of incidents of a system of each test's own.
@QuarkusTest
class IncidentFigureResourceTest {
  private static final String BASE = "/api/incident/v1/";
  private static final String INCIDENTS = BASE + "incidents/";

  private final UUID system = UUID.randomUUID();
  private final String unit = "unit-" + system;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @BeforeEach
  void theInventoryTellsOfTheSystem() throws SQLException {
    var _ =
        DatabaseAccess.ofService()
            .updateAsUser("insert into known_systems (system, unit) values (?, ?)", system, unit);
  }

  private String raised() {
    return writingAs("cora", "contributor")
        .body(
            Map.of(
                "title",
                "leak",
                "description",
                "d",
                "systems",
                List.of(system),
                "occurredAt",
                now.minus(Duration.ofHours(2)).toString()))
        .post(BASE + "incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void step(String incident, String name, Map<String, ?> body) {
    writingAs("rita", "responder", "incident-commander")
        .body(body)
        .post(INCIDENTS + incident + "/" + name)
        .then()
        .statusCode(200);
  }

  private void triaged(String incident) {
    step(incident, "acknowledgement", Map.of());
    step(
        incident,
        "triage",
        Map.of(
            "kind", "INCIDENT",
            "severity", "SEV2",
            "awareAt", now.minusSeconds(600).toString(),
            "commander", "carl"));
  }

  private void clockStarted(String incident) {
    step(
        incident,
        "regulatory-case/facts",
        Map.of(
            "facts", List.of("controller", "personal-data-breach"),
            "moments", Map.of("AWARE", now.minusSeconds(60).toString()),
            "zone", "Europe/Berlin",
            "holidays", "DE",
            "reason", "as known"));
  }

  private static ValidatableResponse get(String path) {
    return as("vera", "viewer").get(BASE + path).then();
  }

  @Test
  void figuresTellHowFastTheIncidentsOfASystemWereHandled() {
    // Given
    var handled = raised();
    triaged(handled);
    clockStarted(handled);
    var _ = raised();

    // When
    var figures = get("incident-figures?by=SYSTEM&system=" + system);

    // Then
    figures
        .statusCode(200)
        .body("items", hasSize(1))
        .body("total", equalTo(1))
        .body("items[0].key", equalTo(system.toString()))
        .body("items[0].drill", equalTo(false))
        .body("items[0].matters", equalTo(2))
        .body("items[0].incidents", equalTo(1))
        .body("items[0].undecided", equalTo(1))
        .body("items[0].nearMissRatio", equalTo(0.0f))
        .body("items[0].detection.known", equalTo(2))
        .body("items[0].detection.medianSeconds", greaterThanOrEqualTo(7_200))
        .body("items[0].acknowledgement.known", equalTo(1))
        .body("items[0].acknowledgement.unknown", equalTo(1))
        .body("items[0].acknowledgement.medianSeconds", lessThan(600))
        .body("items[0].containment.known", equalTo(0))
        .body("items[0].containment.medianSeconds", nullValue())
        .body("items[0].clocks.running", equalTo(1))
        .body("items[0].clocks.metShare", nullValue());
  }

  @Test
  void figuresAreToldApartByUnitAndMonthAndArePaged() {
    // Given
    triaged(raised());

    // When
    var byUnit = get("incident-figures?by=UNIT&unit=" + unit);
    var byMonth = get("incident-figures?by=MONTH&system=" + system);
    var page = get("incident-figures?by=KIND&limit=1");

    // Then
    byUnit.statusCode(200).body("items.key", contains(unit)).body("items[0].matters", equalTo(1));
    byMonth.statusCode(200).body("items.key", contains(now.toString().substring(0, 7)));
    page.statusCode(200).body("items", hasSize(1)).body("total", greaterThanOrEqualTo(1));
    String cursor = page.extract().path("nextCursor");
    if (cursor != null) {
      get("incident-figures?by=KIND&limit=500&cursor=" + cursor)
          .statusCode(200)
          .body("items", hasSize((int) page.extract().path("total") - 1));
    }
  }

  @Test
  void theBoardSaysWhichClocksLackAMoment() {
    // Given
    var incident = raised();
    writingAs("rita", "responder")
        .body(
            Map.of(
                "facts", List.of("financial-entity", "major-ict-incident"),
                "moments", Map.of("AWARE", now.minusSeconds(60).toString()),
                "reason", "the payment system is down"))
        .post(BASE + "incidents/" + incident + "/regulatory-case/facts")
        .then()
        .statusCode(200);

    // When
    var board = get("response-board?system=" + system);

    // Then
    board
        .body("items[0].due.name", contains("dora-initial-aware"))
        .body("items[0].waitingFor", contains("dora-initial-classified:CLASSIFIED_MAJOR"));
  }

  @Test
  void theBoardSaysWhatIsDueWhenAndWhoHasTheCommand() {
    // Given
    var quiet = raised();
    var urgent = raised();
    triaged(urgent);
    clockStarted(urgent);

    // When
    var board = get("response-board?system=" + system);

    // Then
    board
        .statusCode(200)
        .body("items.incident", contains(urgent, quiet))
        .body("items[0].commander", equalTo("carl"))
        .body("items[0].due.name", contains("gdpr-33-1"))
        .body("items[0].due[0].kind", equalTo("LEGAL_CLOCK"))
        .body("items[0].nextDue", equalTo(now.minusSeconds(60).plus(Duration.ofDays(3)).toString()))
        .body("items[0].overdue", equalTo(false))
        .body("items[1].commander", nullValue())
        .body("items[1].nextDue", nullValue())
        .body("burning.open", greaterThanOrEqualTo(2))
        .body("burning.unacknowledged", greaterThanOrEqualTo(1));
    String cursor = get("response-board?limit=1&system=" + system).extract().path("nextCursor");
    get("response-board?limit=1&system=" + system + "&cursor=" + cursor)
        .body("items.incident", contains(quiet))
        .body("nextCursor", nullValue());
  }

  @Test
  void whatIsOverIsNotOnTheBoard() {
    // Given
    var incident = raised();

    // When
    step(incident, "rejection", Map.of("reason", "no AI at all"));

    // Then
    get("response-board?system=" + system).statusCode(200).body("items", hasSize(0));
    get("incident-figures?by=SYSTEM&system=" + system)
        .body("items[0].matters", equalTo(0))
        .body("items[0].rejected", equalTo(1));
  }

  @Test
  void figuresAreAFileToo() {
    // Given
    triaged(raised());

    // When
    var csv =
        as("vera", "viewer")
            .header("Accept", "text/csv")
            .get(BASE + "incident-figures?by=SYSTEM&system=" + system)
            .then();

    // Then
    csv.statusCode(200)
        .body(containsString("recovery.medianSeconds"))
        .body(containsString(system.toString()));
    assertThat(csv.extract().asString().lines()).hasSize(2);
  }

  @Test
  void whoMayNotAndWhatIsNoTimeIsRefused() {
    anonymous().get(BASE + "incident-figures").then().statusCode(401);
    as("iris", "integration").get(BASE + "incident-figures").then().statusCode(403);
    as("iris", "integration").get(BASE + "response-board").then().statusCode(403);
    get("incident-figures?from=0000-01-01T00:00:00Z").statusCode(400);
    get("incident-figures?cursor=AA").statusCode(400);
  }
}
