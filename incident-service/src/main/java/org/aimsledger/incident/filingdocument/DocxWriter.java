package org.aimsledger.incident.filingdocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.incident.filingdocument.FilingDocument.Item;
import org.aimsledger.incident.filingdocument.FilingDocument.Language;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/// A report as DOCX: a title, a table, and nothing that acts. Each text is a run, so what looks
/// like a field or a formula stays letters.
final class DocxWriter {
  private static final String EMPHASIS = "C00000";

  private DocxWriter() {}

  static byte[] write(FilingDocument document, Language language) {
    try (var docx = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      paragraph(docx, document.title(), true);
      for (var line : lines(document, language)) {
        paragraph(docx, line, false);
      }
      var table = docx.createTable(document.entries().size(), 2);
      for (var index = 0; index < document.entries().size(); index++) {
        var entry = document.entries().get(index);
        var row = table.getRow(index);
        fill(row.getCell(0), List.of(entry.title()), false);
        fill(row.getCell(1), content(entry, language), isMissing(entry));
      }
      docx.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands above the table.
  static List<String> lines(FilingDocument document, Language language) {
    return List.of(
        language.of(Words.TEMPLATE) + ": " + document.template(),
        language.of(Words.CONTENT) + ": " + document.source(),
        language.of(Words.MADE_OF) + " " + document.record(),
        language.of(Words.NO_ADVICE));
  }

  /// What stands in the second column.
  static List<String> content(Item entry, Language language) {
    if (isMissing(entry)) {
      return List.of(language.of(Words.MISSING));
    }
    if (entry.lines().isEmpty()) {
      return List.of(language.of(Words.UNKNOWN));
    }
    if (!entry.stated()) {
      return entry.lines();
    }
    var all = new ArrayList<>(entry.lines());
    all.add(language.of(Words.STATED));
    return List.copyOf(all);
  }

  static boolean isMissing(Item entry) {
    return entry.required() && entry.lines().isEmpty();
  }

  private static void paragraph(XWPFDocument docx, String text, boolean bold) {
    var run = docx.createParagraph().createRun();
    run.setBold(bold);
    run.setText(text);
  }

  private static void fill(XWPFTableCell cell, List<String> lines, boolean emphasis) {
    var run = cell.getParagraphs().getFirst().createRun();
    if (emphasis) {
      run.setBold(true);
      run.setColor(EMPHASIS);
    }
    for (var index = 0; index < lines.size(); index++) {
      if (index > 0) {
        run.addBreak();
      }
      run.setText(lines.get(index));
    }
  }
}
