package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildTest {
  private static final String VIEW = "/internal/views/notes";

  @Test
  void anAdministratorHasAViewBuiltAgainAndSeesWhenItIsDone() throws Exception {
    // Given
    var title = UUID.randomUUID().toString();
    Calls.writingAs("bob", "contributor")
        .body("{\"title\": \"" + title + "\", \"colour\": \"GREEN\"}")
        .post("/api/demo/v1/notes")
        .then()
        .statusCode(201);
    var list = "/api/demo/v1/notes?prefix=" + title;
    Calls.as("alice", "viewer").get(list).then().body("items.title", equalTo(List.of(title)));
    var damaged =
        DatabaseAccess.ofService()
            .updateAsOwner("update note set title = title || ' (wrong)' where title = ?", title);
    assertThat(damaged).isEqualTo(1);

    // When
    Calls.as("root", "admin")
        .post(VIEW + "/rebuild")
        .then()
        .statusCode(202)
        .header("Location", endsWith(VIEW))
        .body("name", equalTo("notes"));

    // Then
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (Calls.as("root", "admin").get(VIEW).path("rebuild") != null) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(50);
    }
    Calls.as("root", "admin")
        .get(VIEW)
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("servedVersion", equalTo(1))
        .body("rebuild", nullValue());
    Calls.as("alice", "viewer").get(list).then().body("items.title", equalTo(List.of(title)));
  }

  @Test
  void nobodyElseMayAskForIt() {
    // When
    var refused = Calls.as("alice", "viewer", "contributor").post(VIEW + "/rebuild");

    // Then
    refused.then().statusCode(403);
  }

  @Test
  void anUnknownViewIsNotFound() {
    // When
    var refused = Calls.as("root", "admin").post("/internal/views/stars/rebuild");

    // Then
    refused.then().statusCode(404).body("type", endsWith("view/unknown"));
  }
}
