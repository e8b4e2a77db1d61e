package org.aimsledger.servicekit.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Rows → a workbook, written as it grows.
///
/// Texts are text cells: no spreadsheet takes them for formulas, whatever they begin with. Times
/// stay as the API writes them. Numbers that a spreadsheet would round are texts. A sheet that is
/// full is followed by another one with the same headings. A text too long for a cell begins there
/// and goes on in the last sheet, [#LONG_TEXTS].
final class XlsxEncoder implements RowEncoder {
  static final String LONG_TEXTS = "Long texts";

  /// What spreadsheets open.
  static final int LONGEST_TEXT = 32_767;

  private static final String GOES_ON = "… (goes on in the sheet '" + LONG_TEXTS + "')";
  private static final long MOST_EXACT = 1L << 53;
  private static final int MOST_DIGITS = 15;
  private static final int WIDTH = 24;

  // What XML can't hold, and what looks like the way in which workbooks write that.
  private static final Pattern UNSPEAKABLE =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0D\\x0E-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  private final Columns columns;
  private final List<String> headings;
  private final ExportConfig config;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(bytes, "Aimsledger", "1.0");
  private final List<LongText> longTexts = new ArrayList<>();
  private long waiting;
  private int sheets;
  private int next;
  private Worksheet sheet;

  /// @param headings one of each column
  XlsxEncoder(Columns columns, List<String> headings, ExportConfig config) {
    this.columns = columns;
    this.headings = List.copyOf(headings);
    this.config = config;
    workbook.setCompressionLevel(2);
    this.sheet = newSheet();
  }

  /// @param row as spreadsheets count, from 1
  private record LongText(String sheet, int row, String column, String text) {}

  @Override
  public byte[] rows(List<?> rows) {
    try {
      for (var row : rows) {
        if (next == config.sheetRows()) {
          sheet.finish();
          sheet = newSheet();
        }
        write(columns.cells(row));
        next++;
      }
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken();
  }

  @Override
  public byte[] end() {
    try {
      sheet.finish();
      if (!longTexts.isEmpty()) {
        writeLongTexts();
      }
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken();
  }

  private byte[] taken() {
    var taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }

  private Worksheet newSheet() {
    sheets++;
    next = 1;
    return newSheet(sheets == 1 ? "Rows" : "Rows " + sheets, headings);
  }

  private Worksheet newSheet(String name, List<String> head) {
    var added = workbook.newWorksheet(name);
    for (var i = 0; i < head.size(); i++) {
      added.inlineString(0, i, head.get(i));
      added.width(i, WIDTH);
    }
    added.range(0, 0, 0, head.size() - 1).style().bold().set();
    added.freezePane(0, 1);
    return added;
  }

  private void write(List<@Nullable Object> cells) {
    for (var i = 0; i < cells.size(); i++) {
      switch (cells.get(i)) {
        case Boolean truth -> sheet.value(next, i, truth);
        case Number number when isExact(number) -> sheet.value(next, i, number);
        case Number number -> sheet.inlineString(next, i, number.toString());
        case String text -> write(i, text);
        case null -> {}
        case Object other ->
            throw new IllegalStateException("no kind of cell for " + other.getClass());
      }
    }
  }

  private void write(int column, String text) {
    var spoken = spoken(text);
    if (spoken.length() <= LONGEST_TEXT) {
      sheet.inlineString(next, column, spoken);
      return;
    }
    waiting += spoken.length();
    if (waiting > config.longTexts().asLongValue()) {
      throw new IllegalStateException(
          "too many long texts for a workbook (aims.export.long-texts); CSV and JSON take them");
    }
    longTexts.add(new LongText(sheet.getName(), next + 1, headings.get(column), spoken));
    sheet.inlineString(
        next, column, spoken.substring(0, cut(spoken, 0, LONGEST_TEXT - 100)) + GOES_ON);
  }

  private void writeLongTexts() throws IOException {
    var last = newSheet(LONG_TEXTS, List.of("sheet", "row", "column", "part", "text"));
    var at = 1;
    for (var text : longTexts) {
      var part = 1;
      for (var from = 0; from < text.text().length(); part++) {
        var to = cut(text.text(), from, LONGEST_TEXT);
        last.inlineString(at, 0, text.sheet());
        last.value(at, 1, text.row());
        last.inlineString(at, 2, text.column());
        last.value(at, 3, part);
        last.inlineString(at, 4, text.text().substring(from, to));
        from = to;
        at++;
      }
    }
    last.finish();
  }

  /// Where a piece ends: no character of two halves, and no escape, is cut in two.
  private static int cut(String text, int from, int length) {
    if (text.length() <= from + length) {
      return text.length();
    }
    var end = from + length;
    var escape = text.lastIndexOf("_x", end);
    if (escape > end - 7 && escape > from) {
      end = Math.min(end, escape);
    }
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static String spoken(String text) {
    return UNSPEAKABLE.matcher(text).replaceAll(XlsxEncoder::escaped);
  }

  private static String escaped(MatchResult found) {
    return "_x%04X_".formatted((int) found.group().charAt(0));
  }

  /// Cells are IEEE 754 doubles, of which spreadsheets show 15 digits.
  private static boolean isExact(Number number) {
    return switch (number) {
      case Integer _, Short _ -> true;
      case Long value -> value >= -MOST_EXACT && value <= MOST_EXACT;
      case Double value when !Double.isFinite(value) -> false;
      default -> new BigDecimal(number.toString()).precision() <= MOST_DIGITS;
    };
  }
}
