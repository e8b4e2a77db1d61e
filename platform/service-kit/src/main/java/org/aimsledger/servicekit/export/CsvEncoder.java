package org.aimsledger.servicekit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/// Rows → CSV as RFC 4180 has it. Texts are quoted, numbers are not; no value is nothing, an empty
/// text is `""`.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
/// injection). It can be undone exactly: a text that begins with apostrophes and then one of those
/// characters has one more than in the inventory.
final class CsvEncoder implements RowEncoder {
  // Full-width forms are taken for the usual ones by spreadsheets set to Chinese or Japanese.
  private static final Pattern FORMULA =
      Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

  private final Columns columns;
  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  /// @param headings one of each column
  CsvEncoder(Columns columns, List<String> headings) {
    this.columns = columns;
    try {
      this.printer = new CSVPrinter(text, FORMAT);
      printer.printRecord(headings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] rows(List<?> rows) {
    try {
      for (var row : rows) {
        printer.printRecord(defused(columns.cells(row)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken();
  }

  @Override
  public byte[] end() {
    return taken();
  }

  private byte[] taken() {
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return bytes;
  }

  private static List<@Nullable Object> defused(List<@Nullable Object> cells) {
    var defused = new ArrayList<@Nullable Object>(cells.size());
    for (var cell : cells) {
      defused.add(cell instanceof String words && isFormula(words) ? "'" + words : cell);
    }
    return defused;
  }

  private static boolean isFormula(String words) {
    return FORMULA.matcher(words).matches();
  }
}
