package org.aimsledger.audit.publication;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A trail that is closed to strangers, and to auditors from outside without a grant.
@QuarkusTest
@TestProfile(GuardedTrailTest.Guarded.class)
class GuardedTrailTest {
  private static final String ENTRIES = "tile/entries/000.p/1";
  private static final String HASHES = "tile/0/000.p/1";

  /// Turns both settings on. The window is so long that no test meets its end.
  public static final class Guarded implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "aims.trail.public",
          "false",
          "aims.trail.grants-required",
          "true",
          "aims.trail.reading-window",
          "P36500D");
    }
  }

  private final String reader = "eve-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "policy", "key-changes", HASHES, ENTRIES})
  void withoutAGrantNothingIsFetched(String part) {
    // Given
    grown();

    // When
    var answer = fetch(part, "trail-auditor").then();

    // Then
    answer
        .statusCode(403)
        .body("type", equalTo("https://aimsledger.org/problems/trail-grant/none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", HASHES, ENTRIES})
  void whoHasNoTokenIsAskedForOne(String part) {
    // Given
    grown();

    // When
    var stranger = anonymous().get("/trail/" + part);
    var liar = anonymous().header("Authorization", "Bearer nonsense").get("/trail/" + part);

    // Then
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(liar.statusCode()).isEqualTo(401);
  }

  @Test
  void aGrantOpensTilesUntilItIsRevoked() {
    // Given
    grown();
    var grant = granted();

    // When
    var before = fetch(ENTRIES, "trail-auditor");
    writingAs("adam", "admin")
        .body("{\"reason\": \"over\"}")
        .post("/api/audit/v1/grants/" + reader + "/" + grant + "/revocation")
        .then()
        .statusCode(200);
    var after = fetch(ENTRIES, "trail-auditor");

    // Then
    assertThat(before.statusCode()).isEqualTo(200);
    assertThat(after.statusCode()).isEqualTo(403);
  }

  @Test
  void aWholeReadingIsOneEventForEachPart() {
    // Given
    grown();
    var _ = granted();

    // When
    for (var i = 0; i < 20; i++) {
      fetch(ENTRIES, "trail-auditor").then().statusCode(200);
      fetch(HASHES, "trail-auditor").then().statusCode(200);
      fetch("checkpoint", "trail-auditor").then().statusCode(200);
    }

    // Then
    assertThat(readInTheTrail(2))
        .satisfiesExactlyInAnyOrder(
            request -> assertThat(request).startsWith("/trail/tile/entries, entries 0-65535, "),
            request -> assertThat(request).startsWith("/trail/tile, hashes, "));
  }

  @Test
  void whatAReaderOfTheHouseFetchesIsAnEventToo() {
    // Given
    grown();

    // When
    var answer = fetch(ENTRIES, "auditor");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(readInTheTrail(1)).hasSize(1);
  }

  @Test
  void whoIsTurnedAwayLeavesNothing() {
    // Given
    grown();

    // When
    var withoutGrant = fetch(ENTRIES, "trail-auditor");
    var withoutRole = fetch(ENTRIES, "viewer");
    var allowed = fetch(HASHES, "auditor");

    // Then
    assertThat(withoutGrant.statusCode()).isEqualTo(403);
    assertThat(withoutRole.statusCode()).isEqualTo(403);
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(readInTheTrail(1))
        .singleElement()
        .satisfies(request -> assertThat(request).startsWith("/trail/tile, hashes, "));
  }

  private Response fetch(String part, String role) {
    return as(reader, role).get("/trail/" + part);
  }

  private String granted() {
    return writingAs("adam", "admin")
        .body(
            "{\"until\": \"%s\", \"reason\": \"Surveillance audit\"}"
                .formatted(Instant.now().plusSeconds(600)))
        .post("/api/audit/v1/grants/" + reader)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("grants[0].id");
  }

  /// A log with at least one entry under a checkpoint.
  private static void grown() {
    var system = UUID.randomUUID();
    Stage.covered(
        Stage.record(
                Happening.of(
                    "inventory",
                    new StreamId("ai-system", system),
                    1,
                    new AiSystemEvent.Retired(system, "replaced", Happening.NOON)))
            .getFirst());
  }

  /// What this reader has read, once so many events of it have come into the trail. What a later
  /// one would add has been in the log of the service before its answer was.
  private List<String> readInTheTrail(int least) {
    var inTheLog =
        DatabaseAccess.ofService()
            .number(
                "select count(*) from events where type = 'org.aimsledger.audit.trail-read.v1'"
                    + " and convert_from(document, 'UTF8') like ?",
                "%\"" + reader + "\"%");
    return await()
        .atMost(Stage.LIMIT)
        .until(
            () ->
                DatabaseAccess.ofService()
                    .rows(
                        "select convert_from(leaf, 'UTF8') as leaf from trail_entry"
                            + " where actor = ? and type = 'org.aimsledger.audit.trail-read.v1'",
                        reader)
                    .stream()
                    .map(row -> String.valueOf(row.get("leaf")))
                    .map(leaf -> leaf.replaceAll("(?s).*\"request\":\"([^\"]*)\".*", "$1"))
                    .toList(),
            found -> found.size() >= Math.max(least, inTheLog));
  }
}
