package org.aimsledger.inventory.systemregister;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.servicekit.export.Listing;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A register of more rows than a page has comes in as a workbook and goes out as files.
@QuarkusTest
class RegisterAsFileTest {
  private static final int SYSTEMS = 620;
  private static final String REGISTER = "/api/inventory/v1/ai-systems";

  private final String organisation = "Office " + UUID.randomUUID();

  @BeforeEach
  void theSystemsAreRegistered() throws Exception {
    var workbook = new ByteArrayOutputStream();
    try (var book = new Workbook(workbook, "Test", "1.0")) {
      var sheet = book.newWorksheet("Systems");
      sheet.value(0, 0, "office");
      sheet.value(0, 1, "id");
      sheet.value(0, 2, "name");
      sheet.value(0, 3, "stage");
      for (var i = 1; i <= SYSTEMS; i++) {
        sheet.value(i, 0, organisation);
        sheet.value(i, 1, i);
        sheet.value(i, 2, "=HYPERLINK(\"x\") " + i);
        sheet.value(i, 3, i % 2 == 0 ? "Lit" : "Dark");
      }
    }
    var mapping =
        """
        id: lamps
        identity: {scope: office, id: id, withoutId: [name]}
        name: {column: name}
        profile: {organisation: office}
        stage: {column: stage, values: {Lit: DEPLOYED, Dark: PILOT}}
        """;
    String job =
        as("ines", "contributor")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .multiPart("mapping", "lamps.yaml", mapping.getBytes(UTF_8))
            .multiPart("file", "lamps.xlsx", workbook.toByteArray())
            .post("/api/inventory/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    var end = Instant.now().plus(Duration.ofSeconds(60));
    while (registered(job) < SYSTEMS) {
      assertThat(Instant.now()).as("registered").isBefore(end);
      Thread.sleep(100);
    }
  }

  private static int registered(String job) {
    return as("ines", "contributor").get("/api/inventory/v1/imports/" + job).path("registered");
  }

  private byte[] file(String type, String filter) {
    return as("vera", "viewer")
        .accept(type)
        .queryParam("organisation", organisation)
        .get(REGISTER + filter)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  @Test
  void aFileHasAllRowsOfTheFilterAndNoOther() throws Exception {
    // When
    var csv = new String(file(Listing.CSV, ""), UTF_8);
    var filtered = new String(file(Listing.CSV, "?stage=DEPLOYED&sort=name"), UTF_8);
    var rows = new JsonMapper().readTree(file(Listing.ROWS, "?stage=DEPLOYED"));
    var xlsx = file(Listing.XLSX, "?stage=PILOT");

    // Then
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    var ids = new TreeSet<String>();
    for (var record : format.parse(new StringReader(csv))) {
      ids.add(record.get("id"));
      assertThat(record.get("name")).startsWith("'=HYPERLINK(\"x\") ");
      assertThat(record.get("organisation")).isEqualTo(organisation);
    }
    assertThat(ids).hasSize(SYSTEMS);
    assertThat(format.parse(new StringReader(filtered)).getRecords())
        .hasSize(SYSTEMS / 2)
        .allSatisfy(record -> assertThat(record.get("stage")).isEqualTo("DEPLOYED"));
    assertThat(rows).hasSize(SYSTEMS / 2);
    assertThat(rows.get(0).path("name").asText()).startsWith("=HYPERLINK");
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      var sheet = workbook.getFirstSheet().read();
      assertThat(sheet).hasSize(SYSTEMS / 2 + 1);
      var name = sheet.getFirst().stream().map(cell -> cell.getText()).toList().indexOf("name");
      assertThat(sheet.get(1).getCell(name).getType()).isEqualTo(CellType.STRING);
      assertThat(sheet.get(1).getCellText(name)).startsWith("=HYPERLINK");
    }
  }
}
