package org.aimsledger.audit.trailverification;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.audit.stage.Stranger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a verifier of somebody else says, handed in.
@QuarkusTest
class TrailVerificationResourceTest {
  private static final String VERIFICATIONS = "/api/audit/v1/verifications";
  private static final String ROOT = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final String REPORT =
      """
      {"format": "aimsledger-verification/2", "mode": "log", "verified": false, "problemCount": 1,
       "checkpoint": {"origin": "aimsledger.local/trail", "size": 5, "root": "%s"}, "notChecked": []}\
      """
          .formatted(ROOT);

  @TempDir Path folder;

  @Test
  void aReportOfTheVerifierBecomesAnEventOfTheTrail() throws Exception {
    // Given
    var policy = folder.resolve("policy");
    await()
        .atMost(Stage.LIMIT)
        .until(() -> anonymous().get("/trail/checkpoint").statusCode(), equalTo(200));
    Files.writeString(policy, anonymous().get("/trail/policy").asString());
    var report =
        Stranger.verifies(
            "verify-log",
            "--json",
            "--foreign",
            "--policy",
            policy.toString(),
            "http://localhost:" + RestAssured.port + "/trail");
    assertThat(report.exit()).as(report.output()).isIn(0, 1);

    // When
    var noted =
        writingAs("tara", "trail-auditor")
            .body(report.output())
            .post(VERIFICATIONS)
            .then()
            .statusCode(201)
            .body("mode", equalTo("log"))
            .body("verified", equalTo(report.exit() == 0))
            .body("signed", equalTo(true))
            .extract();

    // Then
    as("tara", "trail-auditor")
        .get(noted.header("Location"))
        .then()
        .statusCode(200)
        .body("id", equalTo(noted.path("id")));
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(
            () ->
                as("tara", "trail-auditor")
                    .get(
                        "/api/audit/v1/entries?type=org.aimsledger.audit.trail-verified.v1&about="
                            + noted.path("id"))
                    .then()
                    .body("items.actor", hasItem("tara")));
  }

  /// Attack: an auditor was shown another log than the others | audit-service, which has signed no
  /// such checkpoint | when he hands in what he verified
  @Test
  void aCheckpointThatTheTrailHasNotSignedIsNotedAsSuch() {
    // Given
    // When
    var answer = writingAs("tara", "trail-auditor").body(REPORT).post(VERIFICATIONS).then();

    // Then
    answer
        .statusCode(201)
        .body("verified", equalTo(false))
        .body("problems", equalTo(1))
        .body("signed", equalTo(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aimsledger-verification/2 | another",
        "\"log\" | \"comparison\"",
        "\"size\": 5 | \"size\": -1",
        ROOT + " | no root",
        "\"verified\": false, | ''"
      })
  void whatIsNoReportIsRefused(String part, String instead) {
    // Given
    // When
    var answer =
        writingAs("tara", "trail-auditor")
            .body(REPORT.replace(part, instead))
            .post(VERIFICATIONS)
            .then();

    // Then
    answer.statusCode(400);
  }

  @Test
  void onlyAuditorsHandIn() {
    // Given
    // When
    var answer = writingAs("vera", "viewer").body(REPORT).post(VERIFICATIONS).then();

    // Then
    answer.statusCode(403);
  }
}
