package org.aimsledger.servicekit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aimsledger.servicekit.export.ExportRow.Outside;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final Columns COLUMNS = Columns.of(JSON, ExportRow.class);
  private static final ExportRow FULL =
      new ExportRow(
          "权利, \"rights\"",
          9_007_199_254_740_993L,
          0.25,
          true,
          Instant.parse("2026-11-28T10:15:30.123456Z"),
          List.of("a", "b"),
          new Outside("omb", "=1+1"),
          List.of(new Outside("x", "y")));

  private static ExportConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(ExportConfig.class)
        .withConverter(
            io.quarkus.runtime.configuration.MemorySize.class,
            100,
            new io.quarkus.runtime.configuration.MemorySizeConverter())
        .withDefaultValues(values)
        .build()
        .getConfigMapping(ExportConfig.class);
  }

  private static byte[] file(RowEncoder encoder, List<List<ExportRow>> pages) {
    var bytes = new ByteArrayOutputStream();
    pages.forEach(page -> bytes.writeBytes(encoder.rows(page)));
    bytes.writeBytes(encoder.end());
    return bytes.toByteArray();
  }

  private static String csv(ExportRow... rows) {
    return new String(
        file(new CsvEncoder(COLUMNS, COLUMNS.names()), List.of(List.of(rows))),
        StandardCharsets.UTF_8);
  }

  private static ReadableWorkbook xlsx(Map<String, String> settings, List<List<ExportRow>> pages)
      throws IOException {
    return new ReadableWorkbook(
        new ByteArrayInputStream(
            file(new XlsxEncoder(COLUMNS, COLUMNS.names(), config(settings)), pages)));
  }

  private static List<List<String>> texts(Sheet sheet) throws IOException {
    return sheet.read().stream().map(EncoderTest::texts).toList();
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    for (var cell : row) {
      texts.add(cell == null ? "" : cell.getText());
    }
    return texts;
  }

  @Test
  void fieldsOfARecordInARowHaveColumnsOfTheirOwn() {
    // When
    var names = COLUMNS.names();

    // Then
    assertThat(names)
        .containsExactly(
            "name",
            "count",
            "share",
            "retired",
            "at",
            "aliases",
            "outside.scope",
            "outside.id",
            "others");
  }

  @Test
  void aTypeWithoutKnownFieldsHasNoColumns() {
    assertThatThrownBy(() -> Columns.of(JSON, Object.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Object");
  }

  @Test
  void csvHasTextsInQuotesNumbersWithoutAndNothingWhereThereIsNoValue() {
    // When
    var csv = csv(FULL, ExportRow.named(null), ExportRow.named(""));

    // Then
    assertThat(csv)
        .isEqualTo(
            """
            "name","count","share","retired","at","aliases","outside.scope","outside.id","others"
            "权利, ""rights""\",9007199254740993,0.25,"true","2026-11-28T10:15:30.123456Z","a; b",\
            "omb","'=1+1","[{""scope"":""x"",""id"":""y""}]"
            ,1,0.5,"false",,"",,,""
            "",1,0.5,"false",,"",,,""
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aListWithASemicolonInAValueIsJson() {
    // Given
    var row = new ExportRow("n", 1, 1, false, null, List.of("a; b", "c"), null, List.of());

    // When
    var cells = COLUMNS.cells(row);

    // Then
    assertThat(cells.get(5)).isEqualTo("[\"a; b\",\"c\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "'=1", "''@x", "＠x"})
  void noTextIsAFormulaInCsvAndEachCanBeHadBack(String text) throws IOException {
    // When
    var csv = csv(ExportRow.named(text));

    // Then
    var cell = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords().get(1).get(0);
    assertThat(cell).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'90s", "a=1", "1-2", "權利", " =1"})
  void otherTextsStayAsTheyAre(String text) throws IOException {
    // When
    var csv = csv(ExportRow.named(text));

    // Then
    assertThat(CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords().get(1).get(0))
        .isEqualTo(text);
  }

  @Test
  void aWorkbookHasTextsAsTextsWhateverTheyBeginWith() throws IOException {
    // When
    try (var workbook = xlsx(Map.of(), List.of(List.of(FULL), List.of(ExportRow.named("-1"))))) {

      // Then
      var rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(3);
      assertThat(texts(rows.get(0))).isEqualTo(COLUMNS.names());
      assertThat(rows.get(1).getCell(7).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCellText(7)).isEqualTo("=1+1");
      assertThat(rows.get(1).getCellText(0)).isEqualTo("权利, \"rights\"");
      assertThat(rows.get(1).getCellText(1)).isEqualTo("9007199254740993");
      assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCellAsNumber(2))
          .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("0.25"));
      assertThat(rows.get(1).getCellAsBoolean(3)).contains(true);
      assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(2).getCellText(0)).isEqualTo("-1");
      assertThat(rows.get(2).getCell(1).getType()).isEqualTo(CellType.NUMBER);
    }
  }

  @Test
  void aFullSheetIsFollowedByAnotherWithTheSameHeadings() throws IOException {
    // Given
    var page = List.of(ExportRow.named("a"), ExportRow.named("b"), ExportRow.named("c"));

    // When
    try (var workbook = xlsx(Map.of("aims.export.sheet-rows", "3"), List.of(page, page))) {

      // Then
      var sheets = workbook.getSheets().toList();
      assertThat(sheets).extracting(Sheet::getName).containsExactly("Rows", "Rows 2", "Rows 3");
      var names = new ArrayList<String>();
      for (var sheet : sheets) {
        var texts = texts(sheet);
        assertThat(texts.getFirst()).isEqualTo(COLUMNS.names());
        texts.stream().skip(1).forEach(row -> names.add(row.getFirst()));
      }
      assertThat(names).containsExactly("a", "b", "c", "a", "b", "c");
    }
  }

  @Test
  void aTextTooLongForACellGoesOnInTheLastSheet() throws IOException {
    // Given
    var text = "長".repeat(40_000) + "𠮷".repeat(20_000) + "end";

    // When
    try (var workbook = xlsx(Map.of(), List.of(List.of(ExportRow.named(text))))) {

      // Then
      var last = workbook.findSheet(XlsxEncoder.LONG_TEXTS).orElseThrow().read();
      var whole = new StringBuilder();
      for (var row : last.subList(1, last.size())) {
        assertThat(row.getCellText(0)).isEqualTo("Rows");
        assertThat(row.getCellText(1)).isEqualTo("2");
        assertThat(row.getCellText(2)).isEqualTo("name");
        assertThat(row.getCellText(4).length()).isLessThanOrEqualTo(XlsxEncoder.LONGEST_TEXT);
        whole.append(row.getCellText(4));
      }
      assertThat(whole).hasToString(text);
      assertThat(workbook.getFirstSheet().read().get(1).getCellText(0))
          .endsWith("(goes on in the sheet 'Long texts')");
    }
  }

  @Test
  void longTextsThatMemoryIsNotMeantForBreakTheWorkbookOff() {
    // Given
    var row = ExportRow.named("x".repeat(40_000));

    // When, then
    assertThatThrownBy(() -> xlsx(Map.of("aims.export.long-texts", "1000"), List.of(List.of(row))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("aims.export.long-texts");
  }

  @Test
  void whatXmlCannotSayIsWrittenAsWorkbooksWriteIt() throws IOException {
    // When
    try (var workbook =
        xlsx(Map.of(), List.of(List.of(ExportRow.named("a\u0001b_x0041_c  d \n"))))) {

      // Then
      assertThat(workbook.getFirstSheet().read().get(1).getCellText(0))
          .isEqualTo("a_x0001_b_x005F_x0041_c  d \n");
    }
  }

  @Test
  void jsonIsOneArray() throws IOException {
    // When
    var bytes =
        file(
            new JsonRowsEncoder(JSON),
            List.of(List.of(FULL), List.of(), List.of(ExportRow.named("b"))));

    // Then
    var tree = JSON.readTree(bytes);
    assertThat(tree).hasSize(2);
    assertThat(tree.get(0)).isEqualTo(JSON.valueToTree(FULL));
    assertThat(tree.get(1).path("name").asText()).isEqualTo("b");
  }

  @Test
  void anEmptyListIsAFileWithHeadingsOnly() throws IOException {
    // When
    var csv = csv();

    // Then
    assertThat(csv.lines()).hasSize(1);
    assertThat(JSON.readTree(file(new JsonRowsEncoder(JSON), List.of(List.of())))).isEmpty();
    try (var workbook = xlsx(Map.of(), List.of(List.of()))) {
      assertThat(workbook.getFirstSheet().read()).hasSize(1);
    }
  }
}
