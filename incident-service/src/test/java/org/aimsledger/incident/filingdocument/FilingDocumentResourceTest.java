package org.aimsledger.incident.filingdocument;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/// Over HTTP: from the record to a document, and from the document to a recorded filing.
@QuarkusTest
class FilingDocumentResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";

  @Test
  void aReportIsMadeOfTheRecordAndItsDigestIsWhatAFilingNames()
      throws IOException, NoSuchAlgorithmException {
    // Given
    var incident = incidentUnderTheGdpr();

    // When
    var answer =
        make(incident, "docx", Map.of("regime", "gdpr", "step", "INITIAL", "language", "zh-Hans"))
            .statusCode(200)
            .extract();

    // Then
    var bytes = answer.asByteArray();
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(answer.header("Content-Sha256")).isEqualTo(digest);
    try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertThat(docx.getParagraphs().getFirst().getText()).isEqualTo("个人数据泄露：通知");
      assertThat(docx.getTables().getFirst().getText())
          .contains("Loans refused without reason", incident, "缺失");
    }
    writingAs("rita", "responder")
        .body(
            Map.of(
                "clocks",
                List.of("gdpr-33-1"),
                "addressee",
                "authority",
                "receipt",
                "R-1",
                "contentSha256",
                digest,
                "complete",
                true,
                "filedAt",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()))
        .post(INCIDENTS + "/" + incident + "/regulatory-case/filings")
        .then()
        .statusCode(200);
    make(incident, "json", Map.of("regime", "gdpr", "step", "FINAL"))
        .statusCode(200)
        .body("template", equalTo("filing-templates@2026.1#gdpr-final"))
        .body("missing", hasItems("affected", "records", "root-cause"))
        .body("entries.find { it.field == 'filings' }.lines[0]", containsString(digest));
  }

  @Test
  void aPdfIsReadBackAndChineseIsSaidToBeImpossible() throws IOException {
    // Given
    var incident = incidentUnderTheGdpr();

    // When
    var english = make(incident, "pdf", Map.of("regime", "gdpr", "step", "INITIAL"));
    var chinese =
        make(incident, "pdf", Map.of("regime", "gdpr", "step", "INITIAL", "language", "zh-Hant"));

    // Then
    try (var pdf = Loader.loadPDF(english.statusCode(200).extract().asByteArray())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Personal data breach: notification", "Loans refused without reason");
    }
    chinese
        .statusCode(406)
        .body("type", equalTo("https://aimsledger.org/problems/filing-document/no-letters"));
  }

  @Test
  void exportsForOthersAndBadInput() {
    var incident = incidentUnderTheGdpr();
    as("olga", "auditor")
        .get(INCIDENTS + "/" + incident + "/filing-documents/oecd")
        .then()
        .statusCode(200)
        .body("criteria.'1-title'", equalTo("Wrong refusals"))
        .body("missingMandatory", hasItem("11-harm-type"));
    as("olga", "auditor")
        .get(INCIDENTS + "/" + incident + "/filing-documents/aiid")
        .then()
        .statusCode(200)
        .body("title", equalTo("Wrong refusals"));
    make(incident, "json", Map.of("regime", "no-law", "step", "INITIAL"))
        .statusCode(400)
        .body("errors.field", hasItem("regime"));
    make(
            incident,
            "json",
            Map.of("regime", "gdpr", "step", "INITIAL", "statements", Map.of("nonsense", "x")))
        .statusCode(400)
        .body("errors.field", hasItem("statements.nonsense"));
    make(UUID.randomUUID().toString(), "json", Map.of("regime", "gdpr", "step", "INITIAL"))
        .statusCode(404);
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident + "/filing-documents/oecd")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse make(String incident, String form, Map<String, ?> body) {
    return as("rita", "responder")
        .contentType(ContentType.JSON)
        .body(body)
        .post(INCIDENTS + "/" + incident + "/filing-documents/" + form)
        .then();
  }

  private static String incidentUnderTheGdpr() {
    var id =
        writingAs("rita", "responder")
            .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
            .post(INCIDENTS)
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    var moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60).toString();
    writingAs("rita", "responder")
        .body(
            Map.of(
                "facts",
                List.of("controller", "personal-data-breach"),
                "moments",
                Map.of("AWARE", moment),
                "zone",
                "UTC",
                "reason",
                "as reported"))
        .post(INCIDENTS + "/" + id + "/regulatory-case/facts")
        .then()
        .statusCode(200);
    return id;
  }
}
