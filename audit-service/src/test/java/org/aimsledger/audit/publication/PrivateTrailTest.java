package org.aimsledger.audit.publication;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A trail that is closed to strangers.
@QuarkusTest
@TestProfile(PrivateTrailTest.Closed.class)
class PrivateTrailTest {
  public static final class Closed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("aims.trail.public", "false");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "policy", "tile/0/000.p/1", "tile/entries/000.p/1"})
  void aStrangerIsAskedForAToken(String part) {
    // Given
    // When
    var answer = anonymous().get("/trail/" + part).then();

    // Then
    answer.statusCode(401);
  }

  @Test
  void aRoleThatDoesNotReadTheTrailIsRefused() {
    // Given
    // When
    var answer = as("vera", "viewer").get("/trail/policy").then();

    // Then
    answer.statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "trail-auditor"})
  void auditorsReadIt(String role) {
    // Given
    // When
    var policy =
        as("audrey", role).get("/trail/policy").then().statusCode(200).extract().asString();

    // Then
    assertThat(policy).startsWith("log aimsledger.local/trail+").endsWith("\nquorum none\n");
  }

  /// What everybody may read has no reader; what only auditors may read has.
  @Test
  void whoReadsEntriesIsRecordedAndWhoIsTurnedAwayIsNot() {
    // Given
    var bundle = "/trail/tile/entries/000.p/1";
    var _ = as("audrey", "auditor").get("/api/audit/v1/entries");
    await()
        .atMost(Stage.LIMIT)
        .until(
            () -> as("audrey", "auditor").get("/trail/tile/0/000.p/1").statusCode(), equalTo(200));
    var reader = "reader-" + UUID.randomUUID();
    var viewer = "viewer-" + UUID.randomUUID();

    // When
    var read = as(reader, "trail-auditor").get(bundle);
    var hashes = as(reader, "trail-auditor").get("/trail/tile/0/000.p/1");
    var refused = as(viewer, "viewer").get(bundle);

    // Then
    assertThat(List.of(read.statusCode(), hashes.statusCode())).containsOnly(200);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(reads(reader)).containsExactly(bundle);
    assertThat(reads(viewer)).isEmpty();
  }

  private static List<String> reads(String actor) {
    return DatabaseAccess.ofService()
        .rows(
            "select convert_from(document, 'UTF8')::jsonb -> 'data' ->> 'request' as request from"
                + " events where type = 'org.aimsledger.audit.trail-read.v1' and"
                + " convert_from(document, 'UTF8')::jsonb ->> 'actor' = ?",
            actor)
        .stream()
        .map(row -> String.valueOf(row.get("request")))
        .toList();
  }
}
