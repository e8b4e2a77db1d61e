package org.aimsledger.incident.exerciseimport;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Files over HTTP, on a real database.
@QuarkusTest
class ExerciseImportResourceTest {
  private static final String API = "/api/incident/v1/";

  @Test
  void aCaseIsImportedOnceRevisedAndFound() {
    // When
    var first = imported(AtlasReaderTest.OWN.getBytes(StandardCharsets.UTF_8));
    var again = imported(AtlasReaderTest.OWN.getBytes(StandardCharsets.UTF_8));
    var revised =
        imported(AtlasReaderTest.OWN.replace("Waited.", "Slept.").getBytes(StandardCharsets.UTF_8));

    // Then
    first.statusCode(200).body("added", equalTo(1));
    again.body("unchanged", equalTo(1)).body("added", equalTo(0));
    revised.body("revised", equalTo(1));
    var list =
        as("vera", "viewer").get(API + "exercises?technique=AML.T9001.001").then().statusCode(200);
    list.body("items", hasSize(1))
        .body("items[0].outsideId", equalTo("AML.CS9001"))
        .body("items[0].steps", equalTo(2))
        .body("items[0].occurredOn", equalTo("2024-02"));
    String id = list.extract().path("items[0].id");
    as("vera", "viewer")
        .get(API + "exercises/" + id)
        .then()
        .statusCode(200)
        .body("steps.order", contains(1, 2))
        .body("steps.technique", contains("AML.T9001.001", "AML.T9001"))
        .body("steps[0].description", equalTo("Planted <b>recipes</b>."))
        .body("steps[1].description", equalTo("Slept."));
  }

  @Test
  void aFileThatIsNotWholeIsRefusedAsAWhole() {
    // Given
    var broken = AtlasReaderTest.OWN.replace("technique: AML.T9001\n", "technique: AML.T1\n");

    // When, Then
    imported(broken.getBytes(StandardCharsets.UTF_8))
        .statusCode(400)
        .body("detail", containsString("technique AML.T1 is not defined in the file"));
    as("vera", "viewer").get(API + "exercises/" + new UUID(1, 1)).then().statusCode(404);
    as("cora", "contributor")
        .contentType("application/yaml")
        .body("a: b".getBytes(StandardCharsets.UTF_8))
        .post(API + "exercise-imports")
        .then()
        .statusCode(403);
  }

  @Test
  void thePublishedCasesBecomeExercises() throws IOException {
    // Given
    var file = Path.of("../../shared/data/atlas/ATLAS.yaml");
    assumeTrue(Files.isReadable(file), "the published file is not here: " + file);

    // When
    var first = imported(Files.readAllBytes(file));
    var again = imported(Files.readAllBytes(file));

    // Then
    first.statusCode(200).body("exercises", equalTo(57)).body("added", equalTo(57));
    again.body("unchanged", equalTo(57));
    as("vera", "viewer")
        .get(API + "exercises?happened=true&limit=1")
        .then()
        .body("total", equalTo(17));
  }

  private static ValidatableResponse imported(byte[] file) {
    return as("carl", "incident-commander")
        .contentType("application/yaml")
        .body(file)
        .post(API + "exercise-imports")
        .then();
  }
}
