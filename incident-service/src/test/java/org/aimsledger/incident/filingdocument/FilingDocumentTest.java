package org.aimsledger.incident.filingdocument;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.incident.filingdocument.FilingDocument.Language;
import org.aimsledger.incident.filingdocument.FilingDocument.Order;
import org.aimsledger.referencedata.FilingTemplates;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Step;
import org.aimsledger.referencedata.load.BundledPacks;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reports of a real record with the bundled packs, read back with the libraries of readers.
class FilingDocumentTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  private static final Instant AWARE = Instant.parse("2027-12-03T15:02:00Z");
  private static final Instant STRICT = Instant.parse("2027-12-18T15:02:00Z");
  private static final Instant LEGAL = Instant.parse("2027-12-20T23:00:00Z");
  private static final String DESCRIPTION = "Loans refused.\n=HYPERLINK(\"http://evil\") <b>x</b>";

  private final BundledPacks packs = BundledPacks.load();
  private final FilingTemplates templates = packs.filingTemplates().all().getLast();
  private final LegalClocks law = packs.legalClocks().all().getLast();

  @Test
  void aReportSaysWhatTheRecordSaysAndWhatIsMissing() {
    // When
    var report = report("eu-ai-act", Step.INITIAL, Language.EN, Map.of());

    // Then
    assertThat(report.template()).isEqualTo("filing-templates@2026.1#eu-ai-act-initial");
    assertThat(report.record()).isEqualTo(2);
    assertThat(lines(report, "title")).containsExactly("Wrong refusals");
    assertThat(lines(report, "aware")).containsExactly("2027-12-03T15:02:00Z");
    assertThat(lines(report, "systems")).containsExactly(SYSTEM.toString());
    assertThat(lines(report, "facts")).hasSize(2).doesNotContain("death");
    assertThat(lines(report, "clocks"))
        .singleElement()
        .asString()
        .startsWith("Article 73(2)")
        .endsWith(": 2027-12-18T15:02:00Z");
    assertThat(report.missing())
        .containsExactly("submitter", "provider", "system-identification", "places");
  }

  @Test
  void whatTheFilerStatesIsMarkedAndNotMissing() {
    // When
    var report =
        report("eu-ai-act", Step.INITIAL, Language.EN, Map.of("places", "Germany\nFrance"));

    // Then
    assertThat(lines(report, "places")).containsExactly("Germany", "France");
    assertThat(entry(report, "places").stated()).isTrue();
    assertThat(report.missing()).doesNotContain("places");
  }

  @Test
  void aRegimeWithoutAListOfItsOwnGetsTheGeneralOneAndSaysSo() {
    // When
    var report = report("korea-pipa", Step.INITIAL, Language.EN, Map.of());

    // Then
    assertThat(report.template()).endsWith("#general-initial");
    assertThat(report.source()).startsWith("no list of contents of this regime is held here");
    assertThat(lines(report, "clocks")).isEmpty();
  }

  @Test
  void everyClockOfTheLawHasATemplateInAllLanguages() {
    for (var clock : law.clocks()) {
      for (var language : Language.values()) {
        // When
        var report = report(clock.regime(), clock.step(), language, Map.of());

        // Then
        assertThat(report.entries()).as(clock.id()).isNotEmpty();
        assertThat(report.title()).as(clock.id()).isNotBlank();
      }
    }
  }

  @Test
  void laterEventsTakeThePlaceOfEarlierOnes() {
    // Given
    var record = record();
    record.add(
        new IncidentEvent.SeverityChanged(INCIDENT, Severity.SEV2, Severity.SEV1, "worse", AWARE));
    record.add(
        new IncidentEvent.Resolved(
            INCIDENT,
            List.of(SYSTEM),
            "Model rolled back",
            CauseClass.DRIFT,
            "Wrong threshold",
            AWARE.plusSeconds(60)));
    record.add(
        new RegulatoryCaseEvent.ClockSetAside(
            INCIDENT, "eu-ai-act-73-2", "paul", "anna", "no link", AWARE));

    // When
    var report =
        FilingDocument.of(record, INCIDENT, order("eu-ai-act", Step.FINAL, Language.EN, Map.of()));

    // Then
    assertThat(lines(report, "measures")).containsExactly("Model rolled back");
    assertThat(lines(report, "root-cause")).containsExactly(CauseClass.DRIFT + ": Wrong threshold");
    assertThat(lines(report, "clocks")).singleElement().asString().endsWith(", SET_ASIDE");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aDocxReadBackHasTheSameTexts(Language language) throws IOException {
    // Given
    var report = report("eu-ai-act", Step.INITIAL, language, Map.of("places", "中国 / 香港"));

    // When
    var bytes = DocxWriter.write(report, language);

    // Then
    try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertThat(docx.getParagraphs().getFirst().getText()).isEqualTo(report.title());
      var rows = docx.getTables().getFirst().getRows();
      assertThat(rows)
          .extracting(row -> cell(row, 0))
          .isEqualTo(report.entries().stream().map(FilingDocument.Item::title).toList());
      assertThat(rows)
          .extracting(row -> cell(row, 1))
          .isEqualTo(
              report.entries().stream()
                  .map(entry -> String.join("\n", DocxWriter.content(entry, language)))
                  .toList());
      assertThat(docx.getTables().getFirst().getText())
          .contains("中国 / 香港", DESCRIPTION.lines().toList().getLast());
    }
  }

  @Test
  void aDocxHasNothingThatActs() throws IOException {
    // Given
    var report =
        report(
            "eu-ai-act",
            Step.INITIAL,
            Language.EN,
            Map.of("places", "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe } {INCLUDETEXT x}"));

    // When
    var bytes = DocxWriter.write(report, Language.EN);

    // Then
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        var content = new String(zip.readAllBytes(), UTF_8);
        assertThat(part.getName()).doesNotContain("vbaProject", "embeddings", "activeX");
        assertThat(content)
            .as(part.getName())
            .doesNotContain(
                "TargetMode=\"External\"", "<w:fldSimple", "<w:instrText", "<w:hyperlink");
      }
    }
  }

  @Test
  void aPdfReadBackHasTheSameTexts() throws IOException {
    // Given
    var report =
        report(
            "eu-ai-act",
            Step.INITIAL,
            Language.EN,
            Map.of("places", "Österreich " + "wide".repeat(200)));

    // When
    var bytes = PdfWriter.write(report, Language.EN);

    // Then
    try (var pdf = Loader.loadPDF(bytes)) {
      var text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains(
              report.title(),
              "Wrong refusals",
              "=HYPERLINK(\"http://evil\") <b>x</b>",
              "2027-12-03T15:02:00Z",
              "Österreich",
              "MISSING");
      assertThat(text.replaceAll("\\s", "")).contains("wide".repeat(200));
      assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(pdf.getDocumentCatalog().getAcroForm()).isNull();
      for (var page : pdf.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
      }
    }
  }

  @Test
  void aPdfHasNoChineseLettersAndIsNotPretendedToHave() {
    assertThat(
            PdfWriter.canWrite(
                report("gdpr", Step.INITIAL, Language.ZH_HANT, Map.of()), Language.ZH_HANT))
        .isFalse();
    assertThat(
            PdfWriter.canWrite(
                report("gdpr", Step.INITIAL, Language.EN, Map.of("records", "病歷")), Language.EN))
        .isFalse();
    assertThat(PdfWriter.canWrite(report("gdpr", Step.INITIAL, Language.EN, Map.of()), Language.EN))
        .isTrue();
  }

  @Test
  void jsonHasTheSameTexts() throws IOException {
    // Given
    var report = report("eu-ai-act", Step.INITIAL, Language.ZH_HANS, Map.of());

    // When
    var json = new ObjectMapper().readTree(JsonWriter.write(report, Language.ZH_HANS));

    // Then
    assertThat(json.path("title").asText()).isEqualTo("严重事件：初次报告");
    assertThat(json.path("language").asText()).isEqualTo("zh-Hans");
    assertThat(json.path("missing")).hasSize(4);
    assertThat(json.path("entries")).hasSize(report.entries().size());
    assertThat(json.path("entries").get(4).path("lines").get(0).asText())
        .isEqualTo("Wrong refusals");
  }

  @Test
  void theExportForTheOecdHasItsCriteriaAndSaysWhichAreMissing() throws IOException {
    // When
    var json = new ObjectMapper().readTree(JsonWriter.oecd(record()));

    // Then
    assertThat(json.path("criteria").path("1-title").asText()).isEqualTo("Wrong refusals");
    assertThat(json.path("criteria").path("10-severity").asText()).isEqualTo("Serious AI incident");
    assertThat(json.path("missingMandatory"))
        .extracting(node -> node.asText())
        .containsExactly(
            "3-relation-of-system-to-incident",
            "4-submitter",
            "7-supporting-materials",
            "11-harm-type");
  }

  @Test
  void theExportForTheIncidentDatabaseNamesNobody() throws IOException {
    // When
    var json = new ObjectMapper().readTree(JsonWriter.aiid(record()));

    // Then
    assertThat(json.path("title").asText()).isEqualTo("Wrong refusals");
    assertThat(json.path("incident_date").asText()).isEqualTo("2027-12-01");
    assertThat(json.path("developers")).isEmpty();
    assertThat(json.path("missing")).hasSize(7);
  }

  private static String cell(XWPFTableRow row, int column) {
    return row.getCell(column).getText();
  }

  private static List<String> lines(FilingDocument report, String field) {
    return entry(report, field).lines();
  }

  private static FilingDocument.Item entry(FilingDocument report, String field) {
    return report.entries().stream()
        .filter(one -> one.field().equals(field))
        .findFirst()
        .orElseThrow();
  }

  private FilingDocument report(
      String regime, Step step, Language language, Map<String, String> statements) {
    return FilingDocument.of(record(), INCIDENT, order(regime, step, language, statements));
  }

  private Order order(String regime, Step step, Language language, Map<String, String> statements) {
    return new Order(templates, law, templates.of(regime, step), regime, language, statements);
  }

  private static IncidentRecord record() {
    var record = new IncidentRecord();
    record.add(
        new IncidentEvent.Raised(
            INCIDENT,
            "Wrong refusals",
            DESCRIPTION,
            List.of(SYSTEM),
            IncidentOrigin.PERSON,
            null,
            Instant.parse("2027-12-01T08:00:00Z"),
            AWARE));
    record.add(
        new IncidentEvent.Triaged(
            INCIDENT,
            List.of(SYSTEM),
            IncidentKind.INCIDENT,
            Severity.SEV2,
            OecdSeverity.SERIOUS_INCIDENT,
            AWARE,
            "carla",
            AWARE));
    record.add(
        new RegulatoryCaseEvent.FactsStated(
            INCIDENT,
            List.of("provider-of-annex-iii-system", "fundamental-rights-infringement"),
            List.of(new StatedMoment("AWARE", AWARE)),
            "UTC",
            null,
            "legal-clocks@2026.1",
            "as reported",
            AWARE));
    record.add(
        new RegulatoryCaseEvent.ClockStarted(
            INCIDENT,
            "eu-ai-act-73-2",
            "eu-ai-act-73-2",
            "eu-ai-act",
            AWARE,
            STRICT,
            LEGAL,
            "legal-clocks@2026.1",
            AWARE));
    return record;
  }
}
