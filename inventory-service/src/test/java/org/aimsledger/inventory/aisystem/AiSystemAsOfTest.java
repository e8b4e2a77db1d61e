package org.aimsledger.inventory.aisystem;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was known of a system then.
@QuarkusTest
class AiSystemAsOfTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems/";

  private String system = "";

  /// Registered as A, then called B, then C.
  @BeforeEach
  void registerAndRename() {
    system =
        writingAs("carla", "contributor")
            .body("{\"name\": \"A\", \"owner\": \"u-1\"}")
            .post(SYSTEMS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    rename("B");
    rename("C");
  }

  private void rename(String name) {
    var _ =
        writingAs("carla", "contributor")
            .body("{\"reason\": \"found out\", \"name\": \"" + name + "\"}")
            .patch(SYSTEMS + system)
            .then()
            .statusCode(200);
  }

  @Test
  void aVersionIsShownAsItWas() {
    // Given
    // When
    var answer = shown("?version=2");

    // Then
    answer.statusCode(200).body("version", equalTo(2)).body("name", equalTo("B"));
    answer.header("ETag", nullValue());
  }

  /// His grants for a time are known to audit-service alone.
  @ParameterizedTest
  @ValueSource(strings = {"", "?version=2"})
  void aTrailAuditorReadsRecordsInTheTrailOnly(String moment) {
    // Given
    // When
    var answer = as("tara", "trail-auditor").get(SYSTEMS + system + moment).then();

    // Then
    answer.statusCode(403);
  }

  @Test
  void aTimeShowsWhatWasRecordedUntilThen() {
    // Given
    var second = recorded(2);

    // When
    var then = shown("?at=" + second);
    var before = shown("?at=" + second.minusNanos(1_000));
    var now = shown("?at=" + recorded(3).plusSeconds(3_600));

    // Then
    then.statusCode(200).body("version", equalTo(2)).body("name", equalTo("B"));
    before.statusCode(200).body("version", equalTo(1)).body("name", equalTo("A"));
    now.statusCode(200).body("version", equalTo(3)).body("name", equalTo("C"));
  }

  @Test
  void nothingIsShownOfATimeBeforeItsBeginning() {
    // Given
    var before = recorded(1).minusNanos(1_000);

    // When
    var answer = shown("?at=" + before);

    // Then
    answer
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/ai-system/unknown"));
  }

  @Test
  void aVersionThatNeverWasIsUnknown() {
    // Given
    // When
    var answer = shown("?version=4");

    // Then
    answer.statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?version=0",
        "?version=-1",
        "?version=x",
        "?at=yesterday",
        "?version=1&at=2026-01-01T00:00:00Z"
      })
  void whatIsNoMomentIsRefused(String query) {
    // Given
    // When
    var answer = shown(query);

    // Then
    answer.statusCode(400);
  }

  private ValidatableResponse shown(String query) {
    return as("vera", "viewer").get(SYSTEMS + system + query).then();
  }

  private Instant recorded(int version) {
    var rows =
        DatabaseAccess.ofService()
            .rows(
                "select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as at"
                    + " from events where stream = ? and stream_version = ?",
                "ai-system/" + system,
                (long) version);
    return Instant.parse(String.valueOf(rows.getFirst().get("at")));
  }
}
