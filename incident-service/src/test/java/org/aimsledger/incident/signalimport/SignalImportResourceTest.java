package org.aimsledger.incident.signalimport;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

/// Tables over HTTP, on a real database.
@QuarkusTest
class SignalImportResourceTest {
  private static final String API = "/api/incident/v1/";
  private static final Path PUBLISHED = Path.of("../../shared/data/aiid-2026-02");

  @Test
  void goodRowsAreTakenAndBadOnesSayWhy() throws IOException {
    // When
    var answer = imported("aiid-incidents", RowReaderTest.bytes("own-incidents.csv"));

    // Then
    answer
        .statusCode(200)
        .body("rows", equalTo(7))
        .body("refused", equalTo(3))
        .body("refusals.row", contains(5, 6, 7))
        .body("refusals[0].reason", equalTo("incident_id must not be blank"))
        .body("refusals[1].reason", containsString("lies in the future: 2199-01-01"))
        .body("refusals[2].reason", containsString("must be a JSON list"));
    one("9002")
        .body("source", equalTo("OUTSIDE"))
        .body("title", equalTo("=HYPERLINK(\"https://example.org\",\"refused\")"))
        .body("outside.address", equalTo("https://incidentdatabase.ai/cite/9002"))
        .body("occurredOn.parsed", equalTo("2023"))
        .body("occurredOn.precision", equalTo("YEAR"))
        .body("labels.value", hasItem("Ämter, <b>people</b>"));
  }

  @Test
  void importingTwiceChangesNothingAndLabelsAreAddedToTheSameSignals() throws IOException {
    // Given
    var _ = imported("aiid-incidents", RowReaderTest.bytes("own-incidents.csv"));

    // When
    var again = imported("aiid-incidents", RowReaderTest.bytes("own-incidents.csv"));
    var _ = imported("aiid-mit", RowReaderTest.bytes("own-labels.csv"));
    var labelled = imported("aiid-mit", RowReaderTest.bytes("own-labels.csv"));

    // Then
    again.body("added", equalTo(0)).body("changed", equalTo(0)).body("unchanged", equalTo(4));
    labelled
        .body("changed", equalTo(0))
        .body("unchanged", equalTo(2))
        .body("refused", equalTo(1))
        .body("refusals[0].reason", containsString("import the records before their labels"));
    one("9001").body("labels.value", hasItem("7. Safety, failures"));
  }

  @Test
  void whatIsNewOutsideIsAddedAndADecisionStays() {
    // Given
    var scope = "own-" + UUID.randomUUID();
    var _ = imported(mapping(scope), "id,title,text,kind\n1,Dose,Ten times.,a\n");
    var id = signal(scope, "1");
    writingAs("rita", "responder")
        .body(Map.of("decision", "HAZARD", "reason", "we have such a helper too"))
        .post(API + "signals/" + id + "/decision")
        .then()
        .statusCode(200);

    // When
    var answer = imported(mapping(scope), "id,title,text,kind\n1,Dosage,Ten times.,b\n");

    // Then
    answer.statusCode(200).body("changed", equalTo(1));
    as("vera", "viewer")
        .get(API + "signals/" + id)
        .then()
        .body("title", equalTo("Dosage"))
        .body("labels.value", contains("a", "b"))
        .body("decision.decision", equalTo("HAZARD"));
  }

  @Test
  void alikeRecordsAreProposedAsDuplicatesAndNotMerged() {
    // Given
    var scope = "own-" + UUID.randomUUID();
    var text = "Ticket robot " + scope + " fines a parked bicycle";
    var table =
        "id,title,text,kind\n1,%s,At noon.,a\n2,%s twice,At noon.,a\n3,Other,Else.,a\n"
            .formatted(text, text);

    // When
    imported(mapping(scope), table).statusCode(200).body("added", equalTo(3));

    // Then
    as("vera", "viewer")
        .get(API + "signals/" + signal(scope, "1") + "/duplicate-proposals")
        .then()
        .body("proposals.signal", contains(signal(scope, "2").toString()))
        .body("proposals[0].reasons", hasItem("No system of ours is named by both"));
    as("vera", "viewer")
        .get(API + "signals?source=OUTSIDE&status=MERGED")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void aTableOrAMappingThatCanNotBeUsedIsRefusedAsAWhole() {
    // When, Then
    imported("aiid-incidents", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
        .statusCode(400)
        .body("detail", containsString("has no column incident_id. Nothing was imported."));
    imported("nobody-knows", "a\n".getBytes(StandardCharsets.UTF_8)).statusCode(400);
    imported("id: x\n", "a\n1\n")
        .statusCode(400)
        .body("detail", containsString("version is missing"));
    as("vera", "viewer")
        .contentType("text/csv")
        .body("a\n")
        .post(API + "signal-imports?mapping=aiid-mit")
        .then()
        .statusCode(403);
    as("vera", "viewer")
        .get(API + "signal-imports/mappings")
        .then()
        .statusCode(200)
        .body("mappings.id", contains("aiid-incidents", "aiid-mit", "aiid-cset-v1"));
  }

  @Test
  void thePublishedDatabaseIsImportedOnceWithItsLabelsAndStartsNoClock() throws IOException {
    // Given
    assumeTrue(
        Files.isReadable(PUBLISHED.resolve("incidents.csv")),
        "the published database is not here: " + PUBLISHED);
    var database = DatabaseAccess.ofService();
    var incidents = database.number(RAISED);
    var cases = database.number(CASES);

    // When
    var first = imported("aiid-incidents", published("incidents.csv"));
    var mit = imported("aiid-mit", published("classifications_MIT.csv"));
    var cset = imported("aiid-cset-v1", published("classifications_CSETv1.csv"));
    var events = database.number("select count(*) from events where stream like 'signal/%'");
    var again = imported("aiid-incidents", published("incidents.csv"));
    var mitAgain = imported("aiid-mit", published("classifications_MIT.csv"));
    var csetAgain = imported("aiid-cset-v1", published("classifications_CSETv1.csv"));

    // Then
    first.body("rows", equalTo(1367)).body("added", equalTo(1367)).body("refused", equalTo(0));
    mit.body("rows", equalTo(1242)).body("changed", equalTo(1242)).body("refused", equalTo(0));
    cset.body("rows", equalTo(214)).body("changed", equalTo(214)).body("refused", equalTo(0));
    again.body("unchanged", equalTo(1367));
    mitAgain.body("unchanged", equalTo(1242));
    csetAgain.body("unchanged", equalTo(214));
    assertThat(database.number("select count(*) from events where stream like 'signal/%'"))
        .isEqualTo(events);
    assertThat(counts("MIT", "Risk Domain"))
        .containsEntry("4", 424L)
        .containsEntry("7", 282L)
        .containsEntry("1", 230L)
        .containsEntry("3", 159L)
        .containsEntry("2", 95L)
        .containsEntry("5", 33L)
        .containsEntry("6", 19L);
    assertThat(counts("CSETv1", "AI Harm Level"))
        .containsEntry("AI tangible harm event", 44L)
        .containsEntry("none", 127L);
    assertThat(database.number(RAISED)).isEqualTo(incidents);
    assertThat(database.number(CASES)).isEqualTo(cases);
  }

  private static final String RAISED =
      "select count(*) from events where type like '%incident-raised%'";
  private static final String CASES =
      "select count(*) from events where stream like 'regulatory-case/%'";

  /// Number of the domain, or the whole value → signals; without those of the own sample.
  private static Map<String, Long> counts(String taxonomy, String field) {
    List<Map<String, Object>> counts =
        as("vera", "viewer")
            .queryParam("taxonomy", taxonomy)
            .queryParam("field", field)
            .get(API + "signal-label-counts")
            .then()
            .statusCode(200)
            .extract()
            .path("counts");
    var found = new HashMap<String, Long>();
    for (var count : counts) {
      var value = String.valueOf(count.get("value"));
      if (!value.equals("7. Safety, failures") && !value.equals("1. Discrimination")) {
        found.put(
            field.equals("Risk Domain") ? value.substring(0, 1) : value,
            Long.parseLong(String.valueOf(count.get("signals"))));
      }
    }
    return found;
  }

  private static byte[] published(String file) throws IOException {
    return Files.readAllBytes(PUBLISHED.resolve(file));
  }

  private static String mapping(String scope) {
    return """
    id: own
    version: "1"
    scope: %s
    record: id
    matter: {title: title, text: text}
    labels: [{taxonomy: OWN, field: Kind, column: kind}]
    """
        .formatted(scope);
  }

  private static UUID signal(String scope, String id) {
    return SignalCommandHandler.signalOf(new OutsideRecord(scope, id, null));
  }

  private static ValidatableResponse imported(String mapping, byte[] table) {
    return as("ida", "integration")
        .contentType("text/csv")
        .body(table)
        .post(API + "signal-imports?mapping=" + mapping)
        .then();
  }

  private static ValidatableResponse imported(String mapping, String table) {
    return as("ida", "integration")
        .multiPart("mapping", "mapping.yaml", mapping.getBytes(StandardCharsets.UTF_8))
        .multiPart("file", "table.csv", table.getBytes(StandardCharsets.UTF_8))
        .post(API + "signal-imports")
        .then();
  }

  private static ValidatableResponse one(String record) {
    return as("vera", "viewer")
        .get(API + "signals/" + signal("aiid", record))
        .then()
        .statusCode(200);
  }
}
