package org.aimsledger.inventory.bulkimport;

import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.COLUMNS_MISSING;
import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.ENCODING_WRONG;
import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.TABLE_MALFORMED;
import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.TOO_MANY_ROWS;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Bytes → [Table]. The character set is the one that the mapping declares: bytes that are not in
/// it are an error and not a row of question marks.
final class TableReader {
  /// Most rows of one file.
  static final int MOST_ROWS = 100_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TableReader() {}

  /// @throws ImportRefusedException when the table can't be used as a whole
  static Table read(byte[] bytes, Mapping mapping) {
    var text = decoded(bytes, mapping.encoding());
    requireText(text, mapping.encoding());
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(mapping.delimiter())
            .setIgnoreEmptyLines(true)
            .get();
    try (var parser = CSVParser.parse(new StringReader(text), format)) {
      var records = parser.iterator();
      if (!records.hasNext()) {
        throw new ImportRefusedException(TABLE_MALFORMED, "The file is empty.", List.of());
      }
      var columns = columns(records.next().toList(), mapping);
      var rows = new ArrayList<Map<String, String>>();
      while (records.hasNext()) {
        if (rows.size() == MOST_ROWS) {
          throw tooManyRows();
        }
        rows.add(row(columns, records.next()));
      }
      return new Table(sha256(bytes), columns, rows);
    } catch (UncheckedIOException | IOException | IllegalStateException e) {
      throw malformed(e);
    }
  }

  static ImportRefusedException tooManyRows() {
    return new ImportRefusedException(
        TOO_MANY_ROWS, "At most " + MOST_ROWS + " rows; split the file.", List.of());
  }

  private static String decoded(byte[] bytes, String encoding) {
    var decoder =
        Charset.forName(encoding)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var buffer = ByteBuffer.wrap(bytes);
    try {
      var text = decoder.decode(buffer).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new ImportRefusedException(
          ENCODING_WRONG,
          "Byte "
              + (buffer.position() + 1)
              + " is not "
              + encoding
              + ". Name the file's real character set as 'encoding' in the mapping, e.g. windows-1252.",
          List.of("encoding"));
    }
  }

  // PostgreSQL has no text with a zero character; where there is one, the file is mostly UTF-16.
  private static void requireText(String text, String encoding) {
    var zero = text.indexOf('\u0000');
    if (zero >= 0) {
      throw new ImportRefusedException(
          ENCODING_WRONG,
          "Read as "
              + encoding
              + ", the file has a zero character at position "
              + (zero + 1)
              + ". Name the file's real character set as 'encoding' in the mapping, e.g. UTF-16LE,"
              + " or remove the character.",
          List.of("encoding"));
    }
  }

  /// The names of the columns.
  ///
  /// @throws ImportRefusedException when one is missing or there twice
  static List<String> columns(List<String> header, Mapping mapping) {
    var columns = new ArrayList<String>();
    for (var cell : header) {
      // Headers of real files have line breaks and double spaces in them.
      columns.add(cell.strip().replaceAll("\\s+", " "));
    }
    var missing = mapping.columns().stream().filter(column -> !columns.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new ImportRefusedException(
          COLUMNS_MISSING,
          "The mapping names columns that the file doesn't have: "
              + missing
              + ". The file has "
              + columns
              + ".",
          missing);
    }
    var seen = new HashSet<String>();
    for (var column : columns) {
      if (!seen.add(column)) {
        throw new ImportRefusedException(
            TABLE_MALFORMED, "The column '" + column + "' is there twice.", List.of(column));
      }
    }
    return columns;
  }

  private static Map<String, String> row(List<String> columns, CSVRecord record) {
    if (record.size() != columns.size()) {
      throw new ImportRefusedException(
          TABLE_MALFORMED,
          "Row "
              + (record.getRecordNumber() - 1)
              + " has "
              + record.size()
              + " cells, the header has "
              + columns.size()
              + ". Look for an unquoted delimiter or a quote that isn't closed.",
          List.of("row " + (record.getRecordNumber() - 1)));
    }
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), record.get(i));
    }
    return row;
  }

  private static ImportRefusedException malformed(Exception e) {
    // The parser's iterator wraps what happened; the wrapper's message begins with a class name.
    var cause = e instanceof UncheckedIOException ? e.getCause() : null;
    return new ImportRefusedException(
        TABLE_MALFORMED,
        "The file can't be read as a table: "
            + (cause == null ? e : cause).getMessage()
            + ". Look for a quote that isn't closed.",
        List.of());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
