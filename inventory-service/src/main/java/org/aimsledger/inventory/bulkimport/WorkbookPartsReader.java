package org.aimsledger.inventory.bulkimport;

import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.TABLE_MALFORMED;
import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Looks through all parts of a workbook before anything of it is kept: whether they are as small
/// as the limits say once they are unpacked, whether each cell has a place that exists, and which
/// cells are merged.
final class WorkbookPartsReader {
  private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
  private static final int LONGEST_VALUE = 32_767;
  private static final int MOST_PLACES = 20;

  private final WorkbookLimits limits;
  private final Map<String, List<String>> merged = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private long unpacked;

  private WorkbookPartsReader(WorkbookLimits limits) {
    this.limits = limits;
  }

  /// @throws ImportRefusedException when it is too large, or no workbook
  static WorkbookPartsReader read(byte[] bytes, WorkbookLimits limits) {
    var reader = new WorkbookPartsReader(limits);
    try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
      var entries = Collections.list(zip.getEntries());
      if (entries.size() > limits.parts()) {
        throw new ImportRefusedException(
            TOO_LARGE, "It has more than " + limits.parts() + " parts.", List.of());
      }
      for (var entry : entries) {
        reader.read(zip, entry);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
    return reader;
  }

  /// Ranges of merged cells of a sheet, e.g. `A1:C1`; the first of them.
  ///
  /// @param relation by which the workbook knows the sheet
  List<String> merged(String relation) {
    return List.copyOf(merged.getOrDefault(targets.getOrDefault(relation, ""), List.of()));
  }

  private void read(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (var part = zip.getInputStream(entry)) {
      var content = new Counted(part);
      if (SHEET.matcher(entry.getName()).matches()) {
        parse(content, xml -> sheet(entry.getName(), xml));
      } else if (entry.getName().equals(RELATIONS)) {
        parse(content, this::relation);
      }
      content.skipRest();
    }
  }

  private interface Element {
    void take(XMLStreamReader xml) throws XMLStreamException;
  }

  private static void parse(InputStream content, Element element) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      var xml = factory.createXMLStreamReader(content);
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw malformed("a part has a document type declaration, which no workbook needs");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          element.take(xml);
        }
      }
    } catch (XMLStreamException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private void sheet(String part, XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "c" -> {
        var place = xml.getAttributeValue(null, "r");
        if (place != null && !CELL.matcher(place).matches()) {
          throw malformed("no cell is at " + shortened(place));
        }
      }
      case "v" -> requireShort(xml);
      case "mergeCell" -> {
        var places = merged.computeIfAbsent(part, _ -> new ArrayList<>());
        if (places.size() < MOST_PLACES) {
          places.add(shortened(String.valueOf(xml.getAttributeValue(null, "ref"))));
        }
      }
      default -> {}
    }
  }

  private static void requireShort(XMLStreamReader xml) throws XMLStreamException {
    var length = 0;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      length += xml.hasText() ? xml.getTextLength() : 0;
      if (length > LONGEST_VALUE) {
        throw malformed("a cell has more than " + LONGEST_VALUE + " characters");
      }
    }
  }

  private void relation(XMLStreamReader xml) {
    if (xml.getLocalName().equals("Relationship")) {
      var target = String.valueOf(xml.getAttributeValue(null, "Target"));
      targets.put(
          String.valueOf(xml.getAttributeValue(null, "Id")),
          target.startsWith("/") ? target.substring(1) : "xl/" + target);
    }
  }

  private static String shortened(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }

  static ImportRefusedException malformed(String why) {
    return new ImportRefusedException(
        TABLE_MALFORMED,
        "The file can't be read as an XLSX workbook: "
            + why
            + ". Save it again as XLSX, or as CSV.",
        List.of());
  }

  /// Counts what is unpacked, of all parts together.
  private final class Counted extends InputStream {
    private final InputStream in;

    Counted(InputStream in) {
      this.in = in;
    }

    /// The parser closes what it reads; what follows is still to be counted.
    @Override
    public void close() {}

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = in.read(into, offset, length);
      unpacked += Math.max(count, 0);
      if (unpacked > limits.bytes()) {
        throw new ImportRefusedException(
            TOO_LARGE,
            "Its parts have more than "
                + limits.bytes()
                + " bytes when they are unpacked (aims.inventory.imports.workbook-bytes). Split it, or send"
                + " CSV.",
            List.of());
      }
      return count;
    }

    void skipRest() throws IOException {
      var buffer = new byte[8_192];
      while (read(buffer, 0, buffer.length) >= 0) {
        // What is read is counted.
      }
    }
  }
}
