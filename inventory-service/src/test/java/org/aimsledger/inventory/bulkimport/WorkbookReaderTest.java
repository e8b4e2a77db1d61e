package org.aimsledger.inventory.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReaderTest {
  private static final String YAML =
      """
      id: lamps
      identity: {scope: office, id: id, withoutId: [name]}
      name: {column: name}
      profile: {}
      attributes:
        since: {column: since, kind: date, patterns: [MM/yyyy, M/d/yyyy]}
      """;
  private static final String HEAD =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>office</t></is></c>"
          + "<c r=\"B1\" t=\"inlineStr\"><is><t>id</t></is></c>"
          + "<c r=\"C1\" t=\"inlineStr\"><is><t>name</t></is></c>"
          + "<c r=\"D1\" t=\"inlineStr\"><is><t>since</t></is></c></row>";
  private static final WorkbookLimits LIMITS = new WorkbookLimits(1_000_000, 50);
  private static final List<String> HEADINGS = List.of("office", "id", "name", "since");

  private static Table read(byte[] bytes) {
    return WorkbookReader.read(bytes, MappingReader.read(YAML), LIMITS);
  }

  private static void head(org.dhatim.fastexcel.Worksheet sheet) {
    for (var i = 0; i < HEADINGS.size(); i++) {
      sheet.value(0, i, HEADINGS.get(i));
    }
  }

  @Test
  void cellsBecomeTheTextsThatCsvWouldHave() {
    // Given
    var bytes =
        Workbooks.written(
            workbook -> {
              var sheet = workbook.newWorksheet("Systems");
              head(sheet);
              sheet.value(1, 0, "ED ");
              sheet.value(1, 1, 17);
              sheet.value(1, 2, 0.1 + 0.2);
              sheet.value(1, 3, LocalDate.of(2025, 3, 7));
              sheet.range(1, 3, 1, 3).style().format("d.m.yyyy").set();
              sheet.value(3, 0, true);
              sheet.value(3, 2, "a_x000D_\nb");
              sheet.value(3, 3, LocalDateTime.of(2025, 3, 7, 14, 30));
              sheet.range(3, 3, 3, 3).style().format("yyyy-mm-dd hh:mm").set();
            });

    // When
    var table = read(bytes);

    // Then
    assertThat(table.columns()).isEqualTo(HEADINGS);
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(0).values()).containsExactly("ED ", "17", "0.3", "3/7/2025");
    assertThat(table.rows().get(1).values())
        .containsExactly("TRUE", "", "a\r\nb", "2025-03-07T14:30");
  }

  @Test
  void theValueOfAFormulaIsTakenAndNothingIsCalculated() {
    // Given
    var bytes =
        Workbooks.ofRows(
            HEAD
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>1+1</f><v>as stored</v></c>"
                + "<c r=\"B2\"><f>1+1</f><v>3</v></c>"
                + "<c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                + "<c r=\"D2\" s=\"1\"><f>TODAY()</f><v>45723</v></c></row>");

    // When
    var table = read(bytes);

    // Then
    assertThat(table.rows().getFirst().values())
        .containsExactly("as stored", "3", "#DIV/0!", "3/7/2025");
  }

  @Test
  void aFormulaWithoutAStoredValueIsNamed() {
    // Given
    var bytes = Workbooks.ofRows(HEAD + "<row r=\"2\"><c r=\"B2\"><f>1+1</f></c></row>");

    // When, then
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessageContaining("Cell B2 has a formula without a stored value");
  }

  @Test
  void theMappingNamesTheSheet() {
    // Given
    var bytes =
        Workbooks.written(
            workbook -> {
              workbook.newWorksheet("Notes").value(0, 0, "read me");
              var sheet = workbook.newWorksheet("Systems");
              head(sheet);
              sheet.value(1, 0, "ED");
            });

    // When
    var table = WorkbookReader.read(bytes, MappingReader.read(YAML + "sheet: Systems\n"), LIMITS);

    // Then
    assertThat(table.rows().getFirst()).containsEntry("office", "ED");
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.SHEET_UNCLEAR))
        .hasMessageContaining("[Notes, Systems]");
  }

  @Test
  void mergedCellsAreNamed() {
    // Given
    var bytes =
        Workbooks.written(
            workbook -> {
              var sheet = workbook.newWorksheet("Systems");
              head(sheet);
              sheet.range(0, 2, 0, 3).merge();
            });

    // When, then
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            refused -> assertThat(refused.places()).containsExactly("C1:D1"))
        .hasMessageContaining("Unmerge them");
  }

  @Test
  void aTextUnderNoHeadingIsNamedAndSoIsAHeadingWithoutText() {
    // Given
    var outside =
        Workbooks.written(
            workbook -> {
              var sheet = workbook.newWorksheet("S");
              head(sheet);
              sheet.value(1, 27, "lost");
            });
    var nameless =
        Workbooks.written(
            workbook -> {
              var sheet = workbook.newWorksheet("S");
              sheet.value(0, 0, "office");
              sheet.value(0, 2, "id");
            });

    // When, then
    assertThatThrownBy(() -> read(outside)).hasMessageContaining("Cell AB2 has a text");
    assertThatThrownBy(() -> read(nameless))
        .hasMessageContaining("Columns without a heading: [B1]");
  }

  @Test
  void whatUnpacksToMoreThanTheLimitIsRefusedWhileItIsUnpacked() {
    // Given
    var parts = Workbooks.parts("<sheetData>" + HEAD + "</sheetData>");
    parts.put("xl/media/zeros.bin", "0".repeat(2_000_000));
    var bomb = Workbooks.zipped(parts);

    // When, then
    assertThat(bomb.length).isLessThan(10_000);
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"2\"><c r=\"ZZZZZZ2\" t=\"str\"><v>x</v></c></row>",
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>",
        "<row r=\"2\"><c r=\"A2\"><v>1",
      })
  void aBrokenSheetIsRefusedAndNotHalfRead(String row) {
    // Given
    assertThat(read(Workbooks.ofRows(HEAD)).rows()).isEmpty();
    var bytes = Workbooks.ofRows(HEAD + row);

    // When, then
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.TABLE_MALFORMED));
  }

  @Test
  void aDocumentTypeIsRefused() {
    // Given
    var parts = Workbooks.parts("<sheetData>" + HEAD + "</sheetData>");
    parts.merge(
        "xl/worksheets/sheet1.xml",
        "",
        (sheet, _) -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + sheet);

    // When, then
    assertThatThrownBy(() -> read(Workbooks.zipped(parts)))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessageContaining("document type");
  }

  @Test
  void anOldWorkbookAndOneWithAPasswordAreNamed() {
    // Given
    var ole =
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        };

    // When, then
    assertThat(WorkbookReader.isWorkbook(ole)).isTrue();
    assertThatThrownBy(() -> read(ole)).hasMessageContaining("has a password");
  }

  @Test
  void aTableAsTextIsNoWorkbook() {
    assertThat(
            WorkbookReader.isWorkbook(
                "PK,office,id\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isFalse();
  }
}
