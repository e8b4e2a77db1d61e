package org.aimsledger.incident.signalimport;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Bytes of a table (RFC 4180, UTF-8) → rows. A column may occur several times as long as the
/// mapping doesn't name it.
final class OutsideTableReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private OutsideTableReader() {}

  /// @param most rows
  /// @throws ImportRefusedException when the table can't be used as a whole
  static List<OutsideRow> read(byte[] bytes, ImportMapping mapping, int most) {
    var text = decoded(bytes);
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(mapping.delimiter())
            .setIgnoreEmptyLines(true)
            .get();
    try (var parser = CSVParser.parse(new StringReader(text), format)) {
      var records = parser.iterator();
      if (!records.hasNext()) {
        throw refused("is empty");
      }
      var header = records.next();
      var places = places(header, mapping);
      var rows = new ArrayList<OutsideRow>();
      while (records.hasNext()) {
        if (rows.size() == most) {
          throw refused("has more than " + most + " rows; split it");
        }
        rows.add(row(records.next(), header.size(), places));
      }
      return rows;
    } catch (UncheckedIOException | IOException | IllegalStateException e) {
      throw refused("is no table with this delimiter: " + e.getMessage());
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw refused("is not UTF-8");
    }
  }

  /// Column → its place in a row.
  private static Map<String, Integer> places(CSVRecord header, ImportMapping mapping) {
    var found = new HashMap<String, List<Integer>>();
    for (var i = 0; i < header.size(); i++) {
      found.computeIfAbsent(header.get(i).strip(), _ -> new ArrayList<>()).add(i);
    }
    var places = new HashMap<String, Integer>();
    for (var column : mapping.columns()) {
      var at = found.getOrDefault(column, List.of());
      if (at.size() != 1) {
        throw refused(
            at.isEmpty()
                ? "has no column " + column
                : "has " + at.size() + " columns named " + column + ", so none can be meant");
      }
      places.put(column, at.getFirst());
    }
    return places;
  }

  private static OutsideRow row(CSVRecord cells, int width, Map<String, Integer> places) {
    if (cells.size() != width) {
      throw refused(
          "has "
              + cells.size()
              + " cells in row "
              + (cells.getRecordNumber() - 1)
              + ", the header has "
              + width);
    }
    var row = new HashMap<String, String>();
    places.forEach((column, place) -> row.put(column, cells.get(place)));
    return new OutsideRow(cells.getRecordNumber() - 1, row);
  }

  private static ImportRefusedException refused(String what) {
    return new ImportRefusedException("file", what);
  }
}
