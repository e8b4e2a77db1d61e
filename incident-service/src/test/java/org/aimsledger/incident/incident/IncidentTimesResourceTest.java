package org.aimsledger.incident.incident;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

/// Times with their precision, corrections of them, and links, over HTTP.
@QuarkusTest
class IncidentTimesResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Instant aware = now.minus(Duration.ofHours(3));

  private String raised(Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.putAll(Map.of("title", "t", "description", "d"));
    return writingAs("cora", "contributor")
        .body(body)
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String triaged() {
    var incident = raised(Map.of());
    step(incident, "acknowledgement", Map.of()).statusCode(200);
    step(
            incident,
            "triage",
            Map.of(
                "kind", "INCIDENT",
                "severity", "SEV3",
                "awareAt", aware.toString(),
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

  private static Map<String, String> corrected(Instant time) {
    return Map.of("moment", "AWARE", "time", time.toString(), "reason", "the mail came in earlier");
  }

  @Test
  void aReportSaysHowExactlyItsTimeIsKnown() {
    // When
    var incident =
        raised(
            Map.of(
                "occurredAt", "2026-01-02T00:00:00Z",
                "occurredPrecision", "DAY",
                "occurredText", "on Friday"));

    // Then
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident)
        .then()
        .body("times.moment", contains("OCCURRED"))
        .body("times[0].precision", equalTo("DAY"))
        .body("times[0].text", equalTo("on Friday"))
        .body("moves", hasItem("times"));
    step(incident, "times", Map.of("moment", "ENDED", "precision", "DAY", "reason", "x"))
        .statusCode(400)
        .body("errors.field", contains("time"));
    step(
            incident,
            "times",
            Map.of("moment", "ENDED", "time", "2026-01-01T23:59:00Z", "reason", "x"))
        .statusCode(422)
        .body("type", endsWith("incident/times-contradict"));
  }

  /// Both deadlines stand in the history of the case, and the preview said so before.
  @Test
  void aCorrectedAwarenessMovesTheClocksThatCountFromIt() {
    // Given
    var incident = triaged();
    step(
            incident,
            "regulatory-case/facts",
            Map.of(
                "facts", List.of("controller", "personal-data-breach"),
                "moments", Map.of("AWARE", aware.toString()),
                "reason", "as triaged"))
        .statusCode(200);
    var earlier = aware.minus(Duration.ofHours(5));
    var due = aware.plus(Duration.ofDays(3)).toString();
    var newDue = earlier.plus(Duration.ofDays(3)).toString();

    // When
    var preview = step(incident, "times/preview", corrected(earlier));
    var before = as("vera", "viewer").get(INCIDENTS + "/" + incident + "/regulatory-case").then();
    var answer = step(incident, "times", corrected(earlier));

    // Then
    preview
        .statusCode(200)
        .body("becomes.time", equalTo(earlier.toString()))
        .body("clocks.clock", contains("gdpr-33-1"))
        .body("clocks[0].before", equalTo(due))
        .body("clocks[0].after", equalTo(newDue));
    before.body("clocks[0].due", equalTo(due));
    answer
        .statusCode(200)
        .body("times.find { it.moment == 'AWARE' }.time", equalTo(earlier.toString()))
        .body("assessment.awareAt", equalTo(aware.toString()));
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident + "/regulatory-case")
        .then()
        .body("clocks[0].due", equalTo(newDue));
    var history =
        as("vera", "viewer")
            .get(INCIDENTS + "/" + incident + "/regulatory-case/history")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(history).contains(due, newDue, "the mail came in earlier");
  }

  @Test
  void aLaterAwarenessTakesTwoPersonsAndWhatIsRefusedChangesNothing() {
    // Given
    var incident = triaged();
    step(
            incident,
            "regulatory-case/facts",
            Map.of(
                "facts", List.of("controller", "personal-data-breach"),
                "moments", Map.of("AWARE", aware.toString()),
                "reason", "as triaged"))
        .statusCode(200);
    var due = aware.plus(Duration.ofDays(3)).toString();
    var later = aware.plus(Duration.ofHours(1));

    // When
    var preview = step(incident, "times/preview", corrected(later));
    var answer = step(incident, "times", corrected(later));
    var future = step(incident, "times", corrected(now.plus(Duration.ofDays(2))));

    // Then
    preview
        .statusCode(200)
        .body("clocks[0].after", equalTo(due))
        .body("clocks[0].asStated", equalTo(later.plus(Duration.ofDays(3)).toString()));
    answer.statusCode(200);
    future.statusCode(422).body("type", endsWith("incident/time-in-future"));
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident + "/regulatory-case")
        .then()
        .body("clocks[0].due", equalTo(due))
        .body("clocks[0].asStated.triggerAt", equalTo(later.toString()));
  }

  @Test
  void aLinkIsUnverifiedUntilItsServiceHasToldOfTheRecord() throws SQLException {
    // Given
    var risk = UUID.randomUUID();
    var incident = raised(Map.of());
    var link = Map.of("kind", "RISK", "target", risk.toString(), "reason", "it came true");

    // When
    var unknown = step(incident, "links", link);
    var _ =
        DatabaseAccess.ofService()
            .updateAsUser(
                "insert into known_records (record, kind, title) values (?, 'RISK', 'Wrong dose')",
                risk);
    var told = as("vera", "viewer").get(INCIDENTS + "/" + incident).then();

    // Then
    unknown
        .statusCode(200)
        .body("links[0].verified", equalTo(false))
        .body("links[0].title", nullValue());
    told.body("links[0].verified", equalTo(true)).body("links[0].title", equalTo("Wrong dose"));
    as("vera", "viewer")
        .get(INCIDENTS + "?link=RISK/" + risk)
        .then()
        .statusCode(200)
        .body("items.id", contains(incident))
        .body("items[0].links", contains("RISK/" + risk));
    assertThat(
            writingAs("vera", "viewer")
                .accept("text/csv")
                .get(INCIDENTS + "?link=RISK/" + risk)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains("RISK/" + risk);
    as("vera", "viewer").get(INCIDENTS + "?link=RISK").then().statusCode(400);
    step(incident, "links/RISK/" + risk + "/removal", Map.of("reason", "another one"))
        .statusCode(200)
        .body("links", empty());
    as("vera", "viewer").get(INCIDENTS + "?link=RISK/" + risk).then().body("items", empty());
  }
}
