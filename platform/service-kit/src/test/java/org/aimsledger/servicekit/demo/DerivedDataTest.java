package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.OwnEvents;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

/// A service that compares its views with its events while it runs.
@QuarkusTest
@TestProfile(DerivedDataTest.Profile.class)
class DerivedDataTest {
  private static final DatabaseAccess DATABASE = DatabaseAccess.ofService();

  /// Compares all the time.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "aims.event-store.comparison-rest", "PT0.1S",
          "aims.event-store.comparison-pause", "PT0.005S",
          "aims.event-store.comparison-share", "100",
          "aims.event-store.comparison-confirm", "PT0.02S",
          "aims.event-store.comparison-listen", "PT0.05S");
    }
  }

  /// Attack: a row of a view is changed while the service runs, as owner | the service, in an event
  /// of its own that enters the trail; the view is built anew | within one pass
  @Test
  void aChangedRowIsRecordedAndTheViewIsBuiltAnew() throws Exception {
    // Given
    var note = written();

    // When
    change("update note set title = 'Forged Name' where id = ?", note);

    // Then
    awaitRecorded(note, "CHANGED", "[\"title\"]");
    awaitMended();
    Load.await(() -> !title(note).equals("Forged Name"));
    assertThat(documents()).noneMatch(document -> document.toString().contains("Forged Name"));
    Calls.anonymous()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'derived-data' }.status", equalTo("UP"));
  }

  /// Attack: a row of a view is deleted while the service runs, as owner | the service, in an event
  /// of its own that enters the trail; the view is built anew | within one pass
  @Test
  void aDeletedRowIsRecordedAndTheViewIsBuiltAnew() throws Exception {
    // Given
    var note = written();

    // When
    change("delete from note where id = ?", note);

    // Then
    awaitRecorded(note, "MISSING", "[]");
    awaitMended();
    Load.await(() -> !title(note).isEmpty());
  }

  /// Attack: a row is put into a view while the service runs, as owner | the service, in an event
  /// of its own that enters the trail; the view is built anew | within one pass
  @Test
  void anInsertedRowIsRecordedAndTheViewIsBuiltAnew() throws Exception {
    // Given
    var note = UUID.randomUUID();

    // When
    change("insert into note (id, title, version) values (?, 'Forged', 1)", note);

    // Then
    awaitRecorded(note, "UNEXPECTED", "[]");
    awaitMended();
    Load.await(() -> title(note).isEmpty());
  }

  @Test
  void theCountersOfAllTablesAreThereBeforeTheFirstDifference() throws Exception {
    // Given
    // When, Then: an alert asks by how much they have risen
    Load.await(() -> metrics().contains("table=\"snapshots\""));
    assertThat(metrics().lines().filter(line -> line.startsWith("aims_differences_found_total{")))
        .anyMatch(line -> line.contains("what=\"SNAPSHOT\"") && line.endsWith(" 0.0"))
        .anyMatch(line -> line.contains("what=\"RECEIPT\"") && line.endsWith(" 0.0"))
        .anyMatch(line -> line.contains("what=\"CLAIM\"") && line.endsWith(" 0.0"))
        .anyMatch(line -> line.contains("table=\"notes\""));
  }

  private static String metrics() {
    return Calls.as("adam", "admin").get("/q/metrics").then().statusCode(200).extract().asString();
  }

  @Test
  void theSameRowChangedAgainIsRecordedAgain() throws Exception {
    // Given
    var note = written();
    change("update note set version = 7 where id = ?", note);
    awaitRecorded(note, "CHANGED", "[\"version\"]");
    awaitMended();
    Load.await(() -> DATABASE.number("select version from note where id = ?", note) == 1);
    var before = found().size();

    // When
    change("update note set version = 8 where id = ?", note);

    // Then
    Load.await(() -> found().size() == before + 1);
    awaitMended();
    assertThat(found().getLast().toString()).contains(note.toString());
  }

  private static UUID written() {
    var title = UUID.randomUUID().toString();
    var id =
        Calls.writingAs("bob", "contributor")
            .body("{\"title\": \"" + title + "\", \"colour\": \"GREEN\"}")
            .post("/api/demo/v1/notes")
            .then()
            .statusCode(201)
            .extract()
            .path("id")
            .toString();
    Calls.as("alice", "viewer").get("/api/demo/v1/notes?prefix=" + title).then().statusCode(200);
    return UUID.fromString(id);
  }

  private static void change(String sql, UUID note) throws SQLException {
    assertThat(DATABASE.updateAsOwner(sql, note)).isEqualTo(1);
  }

  private static String title(UUID note) {
    var rows = DATABASE.rows("select title from note where id = ?", note);
    return rows.isEmpty() ? "" : String.valueOf(rows.getFirst().get("title"));
  }

  private static void awaitRecorded(UUID note, String kind, String columns)
      throws InterruptedException {
    Load.await(
        () ->
            found().stream()
                .flatMap(event -> rows(event).stream())
                .anyMatch(
                    row ->
                        row.path("key").asText().equals(note.toString())
                            && row.path("kind").asText().equals(kind)
                            && row.path("columns").toString().equals(columns)));
  }

  /// The last that was recorded is that all is well.
  private static void awaitMended() throws InterruptedException {
    Load.await(
        () -> documents().getLast().path("type").asText().equals(OwnEvents.DIFFERENCES_MENDED));
  }

  private static List<JsonNode> rows(JsonNode event) {
    var rows = new ArrayList<JsonNode>();
    event.path("data").path("rows").forEach(rows::add);
    return rows;
  }

  private static List<JsonNode> found() {
    return documents().stream()
        .filter(event -> event.path("type").asText().equals(OwnEvents.DIFFERENCES_FOUND))
        .toList();
  }

  private static List<JsonNode> documents() {
    return DATABASE
        .rows(
            "select document from events where stream like 'derived-data/%' order by stream_version")
        .stream()
        .map(row -> (byte[]) row.get("document"))
        .map(DerivedDataTest::parsed)
        .toList();
  }

  private static JsonNode parsed(byte[] document) {
    try {
      return EventJson.MAPPER.readTree(new String(document, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
