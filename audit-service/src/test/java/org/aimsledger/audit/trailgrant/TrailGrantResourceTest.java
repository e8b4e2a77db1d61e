package org.aimsledger.audit.trailgrant;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service that asks for grants.
@QuarkusTest
@TestProfile(TrailGrantResourceTest.GrantsRequired.class)
class TrailGrantResourceTest {
  private static final String API = "/api/audit/v1/";
  private static final String PROBLEMS = "https://aimsledger.org/problems/trail-grant/";

  /// Turns the setting on.
  public static final class GrantsRequired implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("aims.trail.grants-required", "true", "aims.trail.public", "false");
    }
  }

  private final String reader = "eve-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"entries?limit=1", "sources", "alarms", "exports"})
  void withoutAGrantNothingIsRead(String request) {
    // Given
    // When
    var answer = as(reader, "trail-auditor").get(API + request).then();

    // Then
    answer.statusCode(403).body("type", equalTo(PROBLEMS + "none"));
  }

  @Test
  void aGrantOpensTheTrailUntilItIsRevoked() {
    // Given
    var given = give(Instant.now().plusSeconds(600)).statusCode(200);
    var grant = given.body("open", equalTo(true)).extract().jsonPath().getString("grants[0].id");

    // When
    var before = read();
    writingAs("adam", "admin")
        .body("{\"reason\": \"over\"}")
        .post(API + "grants/" + reader + "/" + grant + "/revocation")
        .then()
        .statusCode(200)
        .body("open", equalTo(false));
    var after = read();

    // Then
    before.statusCode(200);
    after.statusCode(403).body("type", equalTo(PROBLEMS + "none"));
    as("audrey", "auditor")
        .get(API + "grants/" + reader)
        .then()
        .statusCode(200)
        .body("grants", hasSize(1))
        .body("grants[0].revoked", equalTo(true));
  }

  @Test
  void aGrantOfLaterOpensNothingYet() {
    // Given
    var from = Instant.now().plusSeconds(600);
    writingAs("adam", "admin")
        .body(
            "{\"from\": \"%s\", \"until\": \"%s\", \"reason\": \"next week\"}"
                .formatted(from, from.plusSeconds(60)))
        .post(API + "grants/" + reader)
        .then()
        .statusCode(200)
        .body("open", equalTo(false));

    // When
    var answer = read();

    // Then
    answer.statusCode(403);
  }

  @Test
  void anAuditorOfTheHouseNeedsNone() {
    // Given
    // When
    var answer = as("audrey", "auditor").get(API + "sources").then();

    // Then
    answer.statusCode(200);
  }

  @Test
  void nobodyGivesHimselfAGrant() {
    // Given
    // When
    var answer =
        writingAs(reader, "admin", "trail-auditor")
            .body(grant(Instant.now().plusSeconds(600)))
            .post(API + "grants/" + reader)
            .then();

    // Then
    answer.statusCode(403);
  }

  @Test
  void aTrailAuditorGivesNone() {
    // Given
    // When
    var answer =
        writingAs("tara", "trail-auditor")
            .body(grant(Instant.now().plusSeconds(600)))
            .post(API + "grants/" + reader)
            .then();

    // Then
    answer.statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"until\": \"2099-01-01T00:00:00Z\"}",
        "{\"reason\": \"x\"}",
        "{\"until\": \"tomorrow\", \"reason\": \"x\"}"
      })
  void anIncompleteGrantIsRefused(String body) {
    // Given
    // When
    var answer = writingAs("adam", "admin").body(body).post(API + "grants/" + reader).then();

    // Then
    answer.statusCode(400);
  }

  @Test
  void aGrantForYearsIsRefused() {
    // Given
    // When
    var answer = give(Instant.parse("2099-01-01T00:00:00Z"));

    // Then
    answer.statusCode(422).body("type", equalTo(PROBLEMS + "too-long"));
  }

  private ValidatableResponse give(Instant until) {
    return writingAs("adam", "admin").body(grant(until)).post(API + "grants/" + reader).then();
  }

  private static String grant(Instant until) {
    return "{\"until\": \"%s\", \"reason\": \"Surveillance audit\"}".formatted(until);
  }

  private ValidatableResponse read() {
    return as(reader, "trail-auditor").get(API + "entries?limit=1").then();
  }
}
