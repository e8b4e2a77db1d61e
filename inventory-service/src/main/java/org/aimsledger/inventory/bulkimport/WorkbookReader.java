package org.aimsledger.inventory.bulkimport;

import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.SHEET_UNCLEAR;
import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.TABLE_MALFORMED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// Bytes of an XLSX workbook → [Table], row by row, by the same mapping as CSV.
///
/// A cell becomes the text that CSV would have: a day in the first pattern of its column that gives
/// it back, else ISO 8601; a number with the 15 digits that spreadsheets show; the value that a
/// formula had when the workbook was saved. Nothing is calculated. No cell and an empty one are
/// blank. Merged cells are refused: which of the cells below them has their text is a guess.
final class WorkbookReader {
  private static final int SHOWN_DIGITS = 15;
  private static final int WIDEST_SCALE = 400;
  private static final long LAST_SERIAL = 2_958_466;
  private static final int MOST_PLACES = 20;

  /// Numbers of formats that are dates in every workbook.
  private static final Pattern DATE_IDS = Pattern.compile("1[4-9]|2[0-27-9]|3[0-6]|4[5-7]|5[0-8]");

  private static final Pattern NOT_FORMAT =
      Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
  private static final Pattern ESCAPED = Pattern.compile("_x(?!0000)([0-9A-Fa-f]{4})_");

  private final Mapping mapping;
  private final LocalDate first;

  private WorkbookReader(Mapping mapping, boolean from1904) {
    this.mapping = mapping;
    this.first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  /// Whether a file is one, or an older kind of it; it says so in its first bytes.
  static boolean isWorkbook(byte[] bytes) {
    return bytes.length >= 8
        && (ReadableWorkbook.isOOXMLZipHeader(bytes) || ReadableWorkbook.isOLE2Header(bytes));
  }

  /// @throws ImportRefusedException when the table can't be used as a whole
  static Table read(byte[] bytes, Mapping mapping, WorkbookLimits limits) {
    if (ReadableWorkbook.isOLE2Header(bytes)) {
      throw WorkbookPartsReader.malformed("it is an old one (XLS), or has a password");
    }
    var parts = WorkbookPartsReader.read(bytes, limits);
    try (var workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
      var sheet = sheet(workbook.getSheets().toList(), mapping.sheet());
      requireNotMerged(sheet, parts);
      try (var rows = sheet.openStream()) {
        return new WorkbookReader(mapping, workbook.isDate1904())
            .table(rows.iterator(), TableReader.sha256(bytes));
      }
    } catch (ImportRefusedException refused) {
      throw refused;
    } catch (IOException | RuntimeException e) {
      // The library answers a broken part with whatever comes first.
      throw WorkbookPartsReader.malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Sheet sheet(List<Sheet> sheets, @Nullable String wanted) {
    var names = sheets.stream().map(Sheet::getName).toList();
    if (wanted == null && sheets.size() == 1) {
      return sheets.getFirst();
    }
    return sheets.stream()
        .filter(sheet -> sheet.getName().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new ImportRefusedException(
                    SHEET_UNCLEAR,
                    "The workbook has the sheets "
                        + names
                        + ". Name the one to read as 'sheet' in the mapping.",
                    List.of("sheet")));
  }

  private static void requireNotMerged(Sheet sheet, WorkbookPartsReader parts) {
    var merged = parts.merged(sheet.getId());
    if (!merged.isEmpty()) {
      throw new ImportRefusedException(
          TABLE_MALFORMED,
          "The sheet has merged cells: "
              + merged
              + ". Unmerge them, so that each column has one heading and each cell its own text.",
          merged);
    }
  }

  private Table table(Iterator<Row> sheet, String sha256) {
    List<String> columns = List.of();
    var rows = new ArrayList<Map<String, String>>();
    while (sheet.hasNext()) {
      var row = sheet.next();
      var texts = texts(row, columns);
      if (texts.stream().allMatch(String::isBlank)) {
        continue;
      }
      if (columns.isEmpty()) {
        columns = TableReader.columns(headings(texts, row.getRowNum()), mapping);
        continue;
      }
      if (rows.size() == TableReader.MOST_ROWS) {
        throw TableReader.tooManyRows();
      }
      rows.add(row(columns, texts, row.getRowNum()));
    }
    if (columns.isEmpty()) {
      throw new ImportRefusedException(TABLE_MALFORMED, "The sheet is empty.", List.of());
    }
    return new Table(sha256, columns, rows);
  }

  private static List<String> headings(List<String> texts, int row) {
    var last = texts.size();
    while (texts.get(last - 1).isBlank()) {
      last--;
    }
    var headings = texts.subList(0, last);
    var blank = new ArrayList<String>();
    for (var i = 0; i < last && blank.size() < MOST_PLACES; i++) {
      if (headings.get(i).isBlank()) {
        blank.add(place(i, row));
      }
    }
    if (!blank.isEmpty()) {
      throw new ImportRefusedException(
          TABLE_MALFORMED,
          "Columns without a heading: "
              + blank
              + ". The first row with texts is the heading; give each column one, or remove it.",
          blank);
    }
    return headings;
  }

  private static Map<String, String> row(List<String> columns, List<String> texts, int number) {
    for (var i = columns.size(); i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) {
        throw new ImportRefusedException(
            TABLE_MALFORMED,
            "Cell " + place(i, number) + " has a text, but its column has no heading.",
            List.of(place(i, number)));
      }
    }
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), i < texts.size() ? texts.get(i) : "");
    }
    return row;
  }

  private List<String> texts(Row row, List<String> columns) {
    var texts = new ArrayList<String>();
    for (var i = 0; i < row.getCellCount(); i++) {
      var cell = row.hasCell(i) ? row.getCell(i) : null;
      texts.add(cell == null ? "" : text(cell, i < columns.size() ? columns.get(i) : ""));
    }
    return texts;
  }

  private String text(Cell cell, String column) {
    return switch (cell.getType()) {
      case EMPTY -> "";
      case STRING -> spoken(written(cell));
      case ERROR -> String.valueOf(cell.getRawValue());
      case NUMBER, BOOLEAN, FORMULA -> value(cell, column);
    };
  }

  /// The text of a cell, also where the cell only names one of those that all sheets share.
  private static String written(Cell cell) {
    if (cell.getValue() == null) {
      throw WorkbookPartsReader.malformed(
          "cell " + cell.getAddress() + " names a text that is not there");
    }
    return cell.getText();
  }

  private String value(Cell cell, String column) {
    return switch (cell.getValue()) {
      case BigDecimal number when isDate(cell) -> dated(number, column);
      case BigDecimal number -> number(number);
      case Boolean truth -> truth ? "TRUE" : "FALSE";
      case null -> {
        if (cell.getType() == CellType.FORMULA) {
          throw new ImportRefusedException(
              TABLE_MALFORMED,
              "Cell "
                  + cell.getAddress()
                  + " has a formula without a stored value. Open the workbook in a spreadsheet"
                  + " program and save it.",
              List.of(cell.getAddress().toString()));
        }
        yield "";
      }
      case Object other -> spoken(other.toString());
    };
  }

  private static boolean isDate(Cell cell) {
    if (DATE_IDS.matcher(String.valueOf(cell.getDataFormatId())).matches()) {
      return true;
    }
    var format = cell.getDataFormatString();
    return format != null
        && !format.equals("General")
        && NOT_FORMAT.matcher(format).replaceAll("").matches("(?s).*[dDmMyYhHsS].*");
  }

  private String dated(BigDecimal serial, String column) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_SERIAL)) >= 0) {
      return number(serial);
    }
    var days = serial.longValue();
    var seconds =
        serial
            .subtract(BigDecimal.valueOf(days))
            .multiply(BigDecimal.valueOf(86_400))
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    // Spreadsheets believe in a 29 February 1900.
    var early = first.getYear() == 1899 && days < 60 ? 1 : 0;
    var at = first.plusDays(days + early).atStartOfDay().plusSeconds(seconds);
    return days == 0 && first.getYear() == 1899 ? at.toLocalTime().toString() : written(at, column);
  }

  private String written(LocalDateTime at, String column) {
    if (at.toLocalTime().toSecondOfDay() != 0) {
      return at.toString();
    }
    var patterns =
        mapping.attributes().values().stream()
            .filter(attribute -> attribute.column().equals(column))
            .findFirst()
            .map(Mapping.Attribute::patterns)
            .orElse(List.of());
    return AttributeReading.written(patterns, at.toLocalDate());
  }

  private static String number(BigDecimal number) {
    var shown =
        number.round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_UP)).stripTrailingZeros();
    return Math.abs(shown.scale()) > WIDEST_SCALE ? shown.toString() : shown.toPlainString();
  }

  /// Characters that XML can't hold are written as `_x000D_`. No table of ours holds a zero.
  private static String spoken(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(found.group(1), 16))))
        : text;
  }

  private static String place(int column, int row) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString() + row;
  }
}
