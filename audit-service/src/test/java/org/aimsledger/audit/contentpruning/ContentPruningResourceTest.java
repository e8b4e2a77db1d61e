package org.aimsledger.audit.contentpruning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.audit.stage.Stranger;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the order to what a reader and a stranger see afterwards.
@QuarkusTest
class ContentPruningResourceTest {
  private static final String API = "/api/audit/v1/";
  private static final String PRUNINGS = API + "prunings";
  private static final Instant OLD = Instant.parse("2010-01-02T12:00:00Z");

  @TempDir Path folder;

  private final UUID incident = UUID.randomUUID();

  private Happening note(long version, String text, Instant at) {
    return Happening.of(
            "incident",
            new StreamId("incident", incident),
            version,
            new IncidentEvent.NoteAdded(incident, text, null, at))
        .at(at);
  }

  private static ValidatableResponse order(String recordClass, Instant before) {
    return writingAs("adam", "admin")
        .body(
            "{\"recordClass\": \"%s\", \"before\": \"%s\", \"reason\": \"yearly\"}"
                .formatted(recordClass, before))
        .post(PRUNINGS)
        .then();
  }

  private static ValidatableResponse confirm(String id, String by) {
    return writingAs(by, "top-management").post(PRUNINGS + "/" + id + "/confirmation").then();
  }

  @Test
  void prunedContentIsGoneAndEveryProofHolds() throws Exception {
    // Given
    var indexes =
        Stage.record(
            note(1, "a secret of long ago", OLD),
            note(2, "also old", OLD),
            note(3, "new", Happening.NOON));
    var pruned = indexes.getFirst();
    var id =
        order("incident-notes", OLD.plusSeconds(60))
            .statusCode(201)
            .body("state", equalTo("ORDERED"))
            .extract()
            .jsonPath()
            .getString("id");
    confirm(id, "adam").statusCode(403);

    // When
    confirm(id, "tom").statusCode(200).body("state", equalTo("CONFIRMED"));
    await()
        .atMost(Stage.LIMIT)
        .until(() -> state(id).extract().jsonPath().getString("state").equals("FINISHED"));

    // Then: readers
    state(id).body("count", equalTo(2)).body("confirmedBy", equalTo("tom"));
    var event =
        as("audrey", "auditor")
            .get(API + "entries/" + pruned)
            .then()
            .statusCode(200)
            .body("pruned", equalTo(true))
            .body("document", nullValue())
            .extract()
            .jsonPath()
            .getLong("prunedBy");
    as("audrey", "auditor")
        .get(API + "entries/" + pruned + "/leaf")
        .then()
        .statusCode(410)
        .body("prunedBy", equalTo((int) event));
    as("audrey", "auditor")
        .get(API + "entries?about=" + incident)
        .then()
        .statusCode(200)
        .body("items.pruned", equalTo(List.of(true, true, false)));
    // Then: strangers
    var bundle = exported();
    explains(bundle, pruned, event);
    var verified = Stranger.verifies(bundle.toString());
    assertThat(verified.exit()).as(verified.output()).isZero();
    assertThat(verified.output())
        .contains("2 entries: content pruned by the event at index " + event)
        .contains("hash verified, content not");
    var policy = folder.resolve("policy");
    Files.writeString(policy, anonymous().get("/trail/policy").asString());
    var log =
        Stranger.verifies(
            "verify-log",
            "--policy",
            policy.toString(),
            "http://localhost:" + RestAssured.port + "/trail");
    assertThat(log.output()).contains("content pruned by the event at index " + event);
    assertThat(log.output()).doesNotContain("no event of the log says that it was pruned");
  }

  /// The proof without the bytes, and the event that explains it with its order and confirmation.
  private static void explains(Path bundle, long pruned, long event) throws IOException {
    try (var zip = new ZipFile(bundle.toFile())) {
      assertThat(zip.getEntry("entries/" + pruned)).isNull();
      assertThat(zip.getEntry("proofs/" + pruned + ".tlog-proof")).isNotNull();
      assertThat(zip.getEntry("entries/" + event)).isNotNull();
      assertThat(
              new String(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), UTF_8))
          .containsPattern("(?s)\"prunings\" : \\[ (\\{[^}]*\\}(, )?){3} \\]");
    }
  }

  @Test
  void whatHasToBeKeptIsNotOrdered() {
    // Given
    // When
    var young = order("incident-notes", Instant.now().minusSeconds(60));
    var unknown = order("everything", OLD);

    // Then
    young.statusCode(422).body("type", equalTo(problem("still-kept")));
    unknown.statusCode(422).body("type", equalTo(problem("unknown-class")));
  }

  @Test
  void onlyAFewMayOrder() {
    // Given
    // When
    var answer =
        writingAs("audrey", "auditor")
            .body("{\"recordClass\": \"incident-notes\"}")
            .post(PRUNINGS)
            .then();

    // Then
    answer.statusCode(403);
  }

  private static String problem(String name) {
    return "https://aimsledger.org/problems/content-pruning/" + name;
  }

  private static ValidatableResponse state(String id) {
    return as("audrey", "auditor").get(PRUNINGS + "/" + id).then().statusCode(200);
  }

  private Path exported() throws IOException {
    var exports = API + "exports";
    var id =
        writingAs("audrey", "auditor")
            .body("{\"subject\": \"" + incident + "\"}")
            .post(exports)
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    var path = exports + "/" + id + "/bundle";
    await()
        .atMost(Stage.LIMIT)
        .pollDelay(50, TimeUnit.MILLISECONDS)
        .until(() -> as("audrey", "auditor").get(path).statusCode() == 200);
    return Files.write(
        folder.resolve("bundle.zip"), as("audrey", "auditor").get(path).asByteArray());
  }
}
