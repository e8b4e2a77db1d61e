package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.aimsledger.testkit.backing.Calls;
import org.junit.jupiter.api.Test;

/// A service whose database is older than what the trail has seen of it.
@QuarkusTest
@TestProfile(FakeTrail.Profile.class)
class RecoveryTest {
  @Test
  void nothingIsAnsweredUntilTheLogIsAsLongAsTheTrailHasSeenIt() throws InterruptedException {
    // Given: the trail has seen a million events that it doesn't give back
    Load.await(
        () -> {
          var ready = Calls.anonymous().get("/q/health/ready");
          return ready.statusCode() == 503 && ready.asString().contains("1000000");
        });
    Calls.anonymous()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body(
            "checks.find { it.name == 'log-is-whole' }.data.reason",
            containsString("the audit trail has seen 1000000"));
    Load.write().then().statusCode(503).body("detail", containsString("was put back"));
    Calls.as("alice", "viewer").get("/api/demo/v1/notes").then().statusCode(503);
    Calls.as("audit", "service").get("/internal/lanes").then().statusCode(200);
    Calls.as("audit", "service")
        .get("/internal/lanes/0/digest?after=0&upTo=0")
        .then()
        .statusCode(503);

    // When
    FakeTrail.HEADS.set("[0, 0, 0, 0]");

    // Then
    Load.await(() -> Load.write().statusCode() == 201);
    assertThat(Calls.as("alice", "viewer").get("/api/demo/v1/notes").statusCode()).isEqualTo(200);
    Calls.anonymous()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'log-is-whole' }.status", equalTo("UP"));
  }
}
