package org.aimsledger.audit.publication;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
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
}
