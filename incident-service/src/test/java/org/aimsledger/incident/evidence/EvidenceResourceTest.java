package org.aimsledger.incident.evidence;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.StatedFacts;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evidence over HTTP with real tokens, on a real database.
@QuarkusTest
class EvidenceResourceTest {
  private static final String BASE = "/api/incident/v1/";
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static String raised() {
    return writingAs("cora", "contributor")
        .body(Map.of("title", "leak", "description", "d"))
        .post(BASE + "incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String path(String incident) {
    return BASE + "incidents/" + incident + "/evidence";
  }

  private static ValidatableResponse post(String path, Map<String, ?> body, String actor) {
    return writingAs(actor, "responder", "incident-commander").body(body).post(path).then();
  }

  private static ValidatableResponse upload(
      String incident, String key, String name, byte[] content) {
    return as("rita", "responder")
        .header("Idempotency-Key", key)
        .multiPart("incident", incident)
        .multiPart("kind", "OUTPUT")
        .multiPart("description", "answers of that night")
        .multiPart("method", "exported from the gateway")
        .multiPart("collectedAt", "2026-01-02T04:00:00Z")
        .multiPart("file", name, content, "application/octet-stream")
        .post(BASE + "evidence-files")
        .then();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static byte[] csv(String content) {
    return ("answer\n" + content + "\n" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }

  private static long rows(String table) {
    return DatabaseAccess.ofService().number("select count(*) from " + table);
  }

  @Test
  void custodySaysWhoHadWhatAndWhoReadIt() {
    // Given
    var incident = raised();
    post(path(incident) + "/hold", Map.of("reason", "before the fix"), "rita").statusCode(200);
    String artefact =
        post(
                path(incident) + "/artefacts",
                Map.of(
                    "kind",
                    "MODEL",
                    "description",
                    "weights",
                    "sha256",
                    DIGEST,
                    "method",
                    "sha256sum",
                    "collectedAt",
                    "2026-01-02T04:00:00Z"),
                "rita")
            .statusCode(200)
            .body("artefacts.holder", contains("rita"))
            .extract()
            .path("artefacts[0].id");

    // When
    post(
            path(incident) + "/artefacts/" + artefact + "/hand-over",
            Map.of("to", "sara", "reason", "she analyses it"),
            "rita")
        .statusCode(200)
        .body("artefacts.holder", contains("sara"));

    // Then
    as("audrey", "auditor")
        .get(path(incident) + "/custody")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "org.aimsledger.incident.evidence-held.v1",
                "org.aimsledger.incident.evidence-artefact-collected.v1",
                "org.aimsledger.incident.evidence-handed-over.v1"));
    post(
            path(incident) + "/artefacts/" + artefact + "/reading",
            Map.of("purpose", "curiosity"),
            "rita")
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/evidence/no-file"));
  }

  @Test
  void aFileComesBackAsAnAttachmentOfNoTypeAndTheReadingIsRecorded() {
    // Given
    var incident = raised();
    var content = csv("<script>alert(1)</script>");
    String artefact =
        upload(incident, key(), "../../etc/answers.csv", content)
            .statusCode(200)
            .body("artefacts[0].file.name", equalTo("answers.csv"))
            .body("artefacts[0].file.mediaType", equalTo("text/csv"))
            .body("artefacts[0].file.size", equalTo(content.length))
            .extract()
            .path("artefacts[0].id");

    // When
    var read =
        post(
            path(incident) + "/artefacts/" + artefact + "/reading",
            Map.of("purpose", "analysis"),
            "sara");

    // Then
    read.statusCode(200)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", containsString("attachment"))
        .header("Content-Type", containsString("application/octet-stream"));
    assertThat(read.extract().asByteArray()).isEqualTo(content);
    as("audrey", "auditor")
        .get(path(incident) + "/custody")
        .then()
        .body("items[1].type", equalTo("org.aimsledger.incident.evidence-read.v1"))
        .body("items[1].data.readBy", equalTo("sara"));
  }

  @Test
  void theSameBytesAreStoredOnce() {
    // Given
    var first = raised();
    var second = raised();
    var content = csv("twice");
    var key = key();
    upload(first, key, "a.csv", content).statusCode(200);
    var files = rows("evidence_file");
    var chunks = rows("evidence_chunk");

    // When
    upload(second, key(), "b.csv", content).statusCode(200).body("artefacts", hasSize(1));
    upload(first, key, "a.csv", content)
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("artefacts", hasSize(1));

    // Then
    assertThat(rows("evidence_file")).isEqualTo(files);
    assertThat(rows("evidence_chunk")).isEqualTo(chunks);
  }

  @Test
  void aKeyIsForOneFile() {
    // Given
    var incident = raised();
    var key = key();
    upload(incident, key, "a.csv", csv("first")).statusCode(200);

    // When
    var other = upload(incident, key, "a.csv", csv("second"));

    // Then
    other
        .statusCode(422)
        .body("type", equalTo("https://aimsledger.org/problems/request/idempotency-key-reused"));
  }

  @ParameterizedTest
  @CsvSource({
    "answers.csv, '<html><body>hello</body></html>', text/html",
    "run.txt, '#!/bin/sh', application/x-sh"
  })
  void whatIsNotOnTheListIsRefusedWhateverItIsCalled(String name, String text, String type) {
    // Given
    var files = rows("evidence_upload");

    // When
    var answer = upload(raised(), key(), name, text.getBytes(StandardCharsets.UTF_8));

    // Then
    answer
        .statusCode(415)
        .body("type", equalTo("https://aimsledger.org/problems/evidence/type-not-accepted"))
        .body("detail", containsString(type));
    assertThat(rows("evidence_upload")).isEqualTo(files);
  }

  @Test
  void whatIsTooLargeOrEmptyOrOfNoIncidentIsRefused() {
    // Given
    var incident = raised();

    // Then: the limit of a file is that of the tests
    upload(incident, key(), "a.csv", csv("x".repeat(1_100_000)))
        .statusCode(413)
        .body("type", equalTo("https://aimsledger.org/problems/request/too-large"));
    upload(incident, key(), "a.csv", new byte[0]).statusCode(400);
    upload(UUID.randomUUID().toString(), key(), "a.csv", csv("x")).statusCode(404);
  }

  private static void change(String sql) throws SQLException {
    var _ = DatabaseAccess.ofService().updateAsOwner(sql);
  }

  /// Attack: kept bytes are changed with the triggers off | the digest | when they are read
  @Test
  void bytesThatWereChangedAreNotSent() throws SQLException {
    // Given
    var incident = raised();
    String artefact =
        upload(incident, key(), "a.csv", csv("changed"))
            .statusCode(200)
            .extract()
            .path("artefacts[0].id");
    String sha256 =
        as("rita", "responder").get(path(incident)).then().extract().path("artefacts[0].sha256");
    // Who owns the tables can switch triggers off.
    change("alter table evidence_chunk disable trigger evidence_chunk_stays");
    change(
        "update evidence_chunk set bytes = '\\x00' where upload ="
            + " (select upload from evidence_file where sha256 = '"
            + sha256
            + "')");
    change("alter table evidence_chunk enable always trigger evidence_chunk_stays");

    // When
    var read =
        post(
            path(incident) + "/artefacts/" + artefact + "/reading",
            Map.of("purpose", "analysis"),
            "sara");

    // Then
    read.statusCode(500)
        .body("type", equalTo("https://aimsledger.org/problems/evidence/bytes-changed"));
  }

  @Test
  void underTheHoldAFixTakesTwoPersons() {
    // Given
    var incident = active();
    post(path(incident) + "/hold", Map.of("reason", "before the fix"), "rita").statusCode(200);

    // When
    var early = resolve(incident);
    String alteration =
        post(path(incident) + "/alterations", Map.of("kind", "FIX", "reason", "it leaks"), "rita")
            .statusCode(200)
            .extract()
            .path("alterations[0].id");
    var permission = path(incident) + "/alterations/" + alteration + "/permission";
    writingAs("rita", "responder", "approver").post(permission).then().statusCode(403);
    var stillEarly = resolve(incident);
    writingAs("anna", "approver").post(permission).then().statusCode(200);
    var afterwards = resolve(incident);

    // Then
    early
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/incident/evidence-on-hold"));
    stillEarly.statusCode(409);
    afterwards.statusCode(200).body("status", equalTo("RESOLVED"));
  }

  @Test
  void theHoldEndsByTwoPersons() {
    // Given
    var incident = active();
    post(path(incident) + "/hold", Map.of("reason", "before the fix"), "rita").statusCode(200);

    // When
    post(path(incident) + "/release", Map.of("reason", "all copied"), "rita")
        .statusCode(200)
        .body("hold", equalTo("HELD"))
        .body("release.proposedBy", equalTo("rita"));

    // Then
    writingAs("rita", "incident-commander")
        .post(path(incident) + "/release/approval")
        .then()
        .statusCode(403);
    writingAs("anna", "approver")
        .post(path(incident) + "/release/approval")
        .then()
        .statusCode(200)
        .body("hold", equalTo("RELEASED"));
    as("audrey", "auditor")
        .get(path(incident) + "/custody")
        .then()
        .body("items.type", hasItems("org.aimsledger.incident.evidence-hold-released.v1"));
  }

  private static ValidatableResponse resolve(String incident) {
    return post(
        BASE + "incidents/" + incident + "/resolution",
        Map.of("summary", "closed the path", "cause", "DESIGN", "rootCause", "no check"),
        "rita");
  }

  private static String active() {
    var incident = raised();
    var at = BASE + "incidents/" + incident;
    post(at + "/acknowledgement", Map.of(), "rita").statusCode(200);
    post(
            at + "/triage",
            Map.of(
                "kind",
                "INCIDENT",
                "severity",
                "SEV2",
                "awareAt",
                "2026-01-02T04:00:00Z",
                "commander",
                "carl"),
            "rita")
        .statusCode(200);
    StatedFacts.none(incident);
    return incident;
  }
}
