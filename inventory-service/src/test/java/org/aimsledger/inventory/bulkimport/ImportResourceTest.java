package org.aimsledger.inventory.bulkimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Imports over HTTP on a real database. Each test has an agency of its own, so ids of others don't
/// meet.
@QuarkusTest
class ImportResourceTest {
  private static final String IMPORTS = "/api/inventory/v1/imports";

  private final String agency = "A" + UUID.randomUUID();

  private static String mapping() {
    return """
    id: lamps
    identity: {scope: agency, id: id, withoutId: [name]}
    name: {column: name}
    profile: {purpose: purpose}
    stage: {column: stage, values: {Lit: DEPLOYED, Dark: RETIRED}, otherwise: quarantine}
    """;
  }

  private String table(String... rows) {
    var text = new StringBuilder("agency,id,name,purpose,stage\n");
    for (var row : rows) {
      text.append(agency).append(',').append(row).append('\n');
    }
    return text.toString();
  }

  private static ValidatableResponse upload(String key, byte[] mapping, byte[] table) {
    return as("ines", "contributor")
        .header("Idempotency-Key", key)
        .multiPart("mapping", "lamps.yaml", mapping)
        .multiPart("file", "lamps.csv", table)
        .post(IMPORTS)
        .then();
  }

  private static ValidatableResponse upload(String table) {
    return upload(UUID.randomUUID().toString(), mapping().getBytes(UTF_8), table.getBytes(UTF_8));
  }

  private static ValidatableResponse completed(ValidatableResponse accepted)
      throws InterruptedException {
    String id = accepted.statusCode(202).extract().path("id");
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (true) {
      var job = as("ines", "contributor").get(IMPORTS + "/" + id).then().statusCode(200);
      if (job.extract().path("state").equals("COMPLETED")) {
        return job;
      }
      assertThat(Instant.now()).as("completed").isBefore(end);
      Thread.sleep(50);
    }
  }

  private static long events() {
    return DatabaseAccess.ofService().number("select count(*) from events");
  }

  @Test
  void aTableIsImportedOnceHoweverOftenItComes() throws Exception {
    // Given
    var table = table("1,Lamp,Light,Lit", ",Nameless id,,", "2,Old,,Dark");
    completed(upload(table)).body("registered", equalTo(3)).body("flagged", equalTo(1));
    var before = events();

    // When
    var again = completed(upload(table));

    // Then
    again.body("unchanged", equalTo(3)).body("registered", equalTo(0));
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void aChangedRowIsRecordedAsWhatChanged() throws Exception {
    // Given
    completed(upload(table("1,Lamp,Light,Lit"))).body("registered", equalTo(1));

    // When
    var changed = completed(upload(table("1,Lamp,More light,Lit")));

    // Then
    changed.body("changed", equalTo(1));
    String job = changed.extract().path("id");
    String system =
        as("ines", "contributor")
            .get(IMPORTS + "/" + job + "/rows")
            .then()
            .extract()
            .path("items[0].system");
    as("vera", "viewer")
        .get("/api/inventory/v1/ai-systems/" + system)
        .then()
        .statusCode(200)
        .body("profile.purpose", equalTo("More light"));
  }

  @Test
  void aRowInQuarantineIsListedCorrectedAndReplayed() throws Exception {
    // Given
    String job =
        completed(upload(table("1,Lamp,,Blinking")))
            .body("quarantined", equalTo(1))
            .extract()
            .path("id");
    var rows = IMPORTS + "/" + job + "/rows";
    as("ines", "contributor")
        .queryParam("state", "QUARANTINED")
        .get(rows)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].reasons", hasItem("stage: 'Blinking' is not in the mapping's values"))
        .body("items[0].raw.stage", equalTo("Blinking"));

    // When
    var replayed =
        writingAs("ines", "contributor")
            .body("{\"values\": {\"stage\": \"Lit\"}}")
            .post(rows + "/1/replay")
            .then();

    // Then
    replayed
        .statusCode(200)
        .body("state", equalTo("REGISTERED"))
        .body("raw.stage", equalTo("Blinking"))
        .body("corrected.stage", equalTo("Lit"))
        .body("resolvedBy", equalTo("ines"));
  }

  @Test
  void aDiscardedRowLeavesTheQuarantineOnce() throws Exception {
    // Given
    String job = completed(upload(table("1,,,Lit"))).extract().path("id");
    var discard = IMPORTS + "/" + job + "/rows/1/discard";

    // When
    writingAs("olaf", "system-owner")
        .body("{\"reason\": \"no lamp\"}")
        .post(discard)
        .then()
        .statusCode(200)
        .body("state", equalTo("DISCARDED"));

    // Then
    writingAs("olaf", "system-owner")
        .body("{\"reason\": \"again\"}")
        .post(discard)
        .then()
        .statusCode(409)
        .body("type", endsWith("import/row-not-in-quarantine"));
  }

  @Test
  void aRepeatedRequestGivesTheSameJobAndAnotherFileUnderItsKeyIsRefused() {
    // Given
    var key = UUID.randomUUID().toString();
    var table = table("1,Lamp,,Lit").getBytes(UTF_8);
    String job = upload(key, mapping().getBytes(UTF_8), table).statusCode(202).extract().path("id");

    // When
    var again = upload(key, mapping().getBytes(UTF_8), table);
    var other = upload(key, mapping().getBytes(UTF_8), table("2,Other,,Lit").getBytes(UTF_8));

    // Then
    again.statusCode(202).body("id", equalTo(job)).header("Idempotency-Replayed", "true");
    other.statusCode(422).body("type", endsWith("request/idempotency-key-reused"));
  }

  @Test
  void aJobThatCanNotGoOnDoesNotHoldUpTheOthers() throws Exception {
    // Given
    var stuck = UUID.randomUUID();
    var database = DatabaseAccess.ofService();
    var _ =
        database.updateAsOwner(
            "insert into import_job (id, mapping_id, mapping, file_name, file_sha256, actor,"
                + " correlation, row_count, started_at)"
                + " values (?, 'old', 'rules: of long ago', 'f', '0', 'a', 'c', 1, 'epoch')",
            stuck);

    // When
    var other = upload(table("1,Lamp,,Lit"));

    // Then
    completed(other).body("registered", equalTo(1));
    var _ = database.updateAsOwner("delete from import_job where id = ?", stuck);
  }

  @Test
  void anotherMappingUnderAUsedKeyIsRefused() {
    // Given
    var key = UUID.randomUUID().toString();
    var table = table("1,Lamp,,Lit").getBytes(UTF_8);
    upload(key, mapping().getBytes(UTF_8), table).statusCode(202);

    // When
    var other = upload(key, mapping().replace("DEPLOYED", "PILOT").getBytes(UTF_8), table);

    // Then
    other.statusCode(422).body("type", endsWith("request/idempotency-key-reused"));
  }

  @Test
  void oneRequestSentTwiceAtOnceStartsOneJob() throws Exception {
    // Given
    var key = UUID.randomUUID().toString();
    var table = table(lamps(400)).getBytes(UTF_8);
    Callable<ValidatableResponse> request = () -> upload(key, mapping().getBytes(UTF_8), table);

    // When
    List<Future<ValidatableResponse>> answers;
    try (var senders = Executors.newFixedThreadPool(4)) {
      answers = senders.invokeAll(Collections.nCopies(4, request));
    }

    // Then
    var ids = new HashSet<String>();
    for (var answer : answers) {
      ids.add(answer.get().statusCode(202).body("total", equalTo(400)).extract().path("id"));
    }
    assertThat(ids).hasSize(1);
  }

  private static String[] lamps(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + ",Lamp,,Lit").toArray(String[]::new);
  }

  @Test
  void aRowThatWouldBringARetiredSystemBackWaitsAndSaysWhyInWords() throws Exception {
    // Given
    completed(upload(table("1,Old,,Dark"))).body("registered", equalTo(1));

    // When
    String job = completed(upload(table("1,Old,,Lit"))).extract().path("id");

    // Then
    as("ines", "contributor")
        .get(IMPORTS + "/" + job + "/rows")
        .then()
        .body("items[0].state", equalTo("QUARANTINED"))
        .body("items[0].reasons[0]", endsWith("is retired, and no import brings it back"));
  }

  @Test
  void aReplayedDuplicateStaysASystemOfItsOwn() throws Exception {
    // Given
    var table = table("1,Lamp,Light,Lit", "1,Torch,Fire,Blinking");
    String job = completed(upload(table)).body("quarantined", equalTo(1)).extract().path("id");
    var rows = IMPORTS + "/" + job + "/rows";

    // When
    var replayed =
        writingAs("ines", "contributor")
            .body("{\"values\": {\"stage\": \"Lit\"}}")
            .post(rows + "/2/replay")
            .then();

    // Then
    replayed
        .statusCode(200)
        .body("state", equalTo("REGISTERED"))
        .body("flags", hasItem("external-id-repeated"));
    as("ines", "contributor")
        .get(rows)
        .then()
        .body("items[0].system", not(equalTo(replayed.extract().<String>path("system"))));
  }

  @Test
  void aCorrectedIdThatAnotherRowHasIsFlaggedAndNotMerged() throws Exception {
    // Given
    var table = table("1,Lamp,Light,Lit", ",Torch,Fire,Blinking");
    String job = completed(upload(table)).body("quarantined", equalTo(1)).extract().path("id");
    var rows = IMPORTS + "/" + job + "/rows";

    // When
    var replayed =
        writingAs("ines", "contributor")
            .body("{\"values\": {\"stage\": \"Lit\", \"id\": \"1\"}}")
            .post(rows + "/2/replay")
            .then();

    // Then
    replayed
        .statusCode(200)
        .body("state", equalTo("REGISTERED"))
        .body("flags", equalTo(List.of("external-id-repeated")));
  }

  @Test
  void aCorrectionWithAZeroCharacterIsRefusedAndTheRowStaysInQuarantine() throws Exception {
    // Given
    String job = completed(upload(table("1,Lamp,,Blinking"))).extract().path("id");
    var rows = IMPORTS + "/" + job + "/rows";

    // When
    var refused =
        writingAs("ines", "contributor")
            .body("{\"values\": {\"stage\": \"Lit\", \"purpose\": \"a\\u0000b\"}}")
            .post(rows + "/1/replay")
            .then();

    // Then
    refused.statusCode(400).body("errors[0].field", equalTo("values.purpose"));
    as("ines", "contributor").get(rows).then().body("items[0].state", equalTo("QUARANTINED"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`agency,id,name,purpose\nx,1,Lamp,\n`, import/columns-missing, stage",
        "`agency,id,name,purpose,stage\nx,1,\"Lamp,,Lit\n`, import/table-malformed, quote",
        "`agency,id,name,purpose,stage\nx,1,Lamp\n`, import/table-malformed, 3 cells",
        "``, import/table-malformed, empty"
      })
  void aTableThatCanNotBeUsedSaysWhyAndLeavesNothing(String table, String problem, String word) {
    // Given
    var jobs = jobs();

    // When
    var refused = upload(table);

    // Then
    refused
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith(problem))
        .body("detail", containsString(word));
    assertThat(jobs()).isEqualTo(jobs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--x--\r\n",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\ncut",
        "--x\r\nno header\r\n\r\nabc\r\n--x--\r\n"
      })
  void aBodyThatIsNoMultipartIsTheSendersMistake(String body) {
    // When
    var refused =
        as("ines", "contributor")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .body(body.getBytes(UTF_8))
            .post(IMPORTS)
            .then();

    // Then
    refused.statusCode(400).contentType("application/problem+json");
  }

  @Test
  void anotherEncodingIsRefusedWithTheRemedy() {
    // Given
    var table = table("1,Größe,,Lit").getBytes(Charset.forName("windows-1252"));

    // When
    var refused = upload(UUID.randomUUID().toString(), mapping().getBytes(UTF_8), table);

    // Then
    refused
        .statusCode(400)
        .body("type", endsWith("import/encoding-wrong"))
        .body("detail", containsString("encoding"));
  }

  @Test
  void aMissingPartAWrongMappingAndAMissingRoleAreRefused() {
    as("ines", "contributor")
        .header("Idempotency-Key", "k")
        .multiPart("mapping", "m.yaml", mapping().getBytes(UTF_8))
        .post(IMPORTS)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("file"));
    upload("k2", "id: [".getBytes(UTF_8), table().getBytes(UTF_8))
        .statusCode(400)
        .body("type", endsWith("import/mapping-invalid"));
    as("vera", "viewer")
        .header("Idempotency-Key", "k3")
        .multiPart("mapping", "m.yaml", mapping().getBytes(UTF_8))
        .multiPart("file", "t.csv", table().getBytes(UTF_8))
        .post(IMPORTS)
        .then()
        .statusCode(403);
  }

  private static long jobs() {
    return DatabaseAccess.ofService().number("select count(*) from import_job");
  }
}
