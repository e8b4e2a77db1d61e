package org.aimsledger.incident.filingdocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.incident.filingdocument.FilingDocument.Language;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// A report as PDF, with the fonts that each reader has: Latin letters only. No script, no form, no
/// link.
final class PdfWriter {
  private static final float MARGIN = 56;
  private static final float SIZE = 10;
  private static final float LEADING = 14;
  private static final float UNITS = 1_000;

  private final PDDocument pdf;
  private final PDType1Font plain = new PDType1Font(FontName.HELVETICA);
  private final PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);
  private final List<Line> lines = new ArrayList<>();

  private record Line(String text, boolean bold) {}

  private PdfWriter(PDDocument pdf) {
    this.pdf = pdf;
  }

  /// Whether the fonts have all letters of the report.
  static boolean canWrite(FilingDocument document, Language language) {
    var font = new PDType1Font(FontName.HELVETICA);
    return texts(document, language).stream().allMatch(line -> canWrite(font, line.text()));
  }

  private static boolean canWrite(PDType1Font font, String text) {
    try {
      var _ = font.encode(printable(text));
      return true;
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  static byte[] write(FilingDocument document, Language language) {
    try (var pdf = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var writer = new PdfWriter(pdf);
      for (var line : texts(document, language)) {
        writer.wrap(line);
      }
      writer.pages();
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Line> texts(FilingDocument document, Language language) {
    var all = new ArrayList<Line>();
    all.add(new Line(document.title(), true));
    DocxWriter.lines(document, language).forEach(line -> all.add(new Line(line, false)));
    for (var entry : document.entries()) {
      all.add(new Line("", false));
      all.add(new Line(entry.title(), true));
      DocxWriter.content(entry, language)
          .forEach(line -> all.add(new Line(line, DocxWriter.isMissing(entry))));
    }
    return all;
  }

  private void wrap(Line line) throws IOException {
    var font = line.bold() ? bold : plain;
    var width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    var current = new StringBuilder();
    for (var word : printable(line.text()).split(" ", -1)) {
      for (var part : fitting(font, word, width)) {
        var longer = current.isEmpty() ? part : current + " " + part;
        if (!current.isEmpty() && width(font, longer) > width) {
          lines.add(new Line(current.toString(), line.bold()));
          current.setLength(0);
          current.append(part);
        } else {
          current.setLength(0);
          current.append(longer);
        }
      }
    }
    lines.add(new Line(current.toString(), line.bold()));
  }

  /// A word that is wider than the page comes in parts.
  private static List<String> fitting(PDType1Font font, String word, float width)
      throws IOException {
    var parts = new ArrayList<String>();
    var rest = word;
    while (width(font, rest) > width) {
      var length = rest.length();
      while (length > 1 && width(font, rest.substring(0, length)) > width) {
        length = Math.max(1, length * 3 / 4);
      }
      parts.add(rest.substring(0, length));
      rest = rest.substring(length);
    }
    parts.add(rest);
    return parts;
  }

  private static float width(PDType1Font font, String text) throws IOException {
    return font.getStringWidth(text) / UNITS * SIZE;
  }

  private void pages() throws IOException {
    var perPage = (int) ((PDRectangle.A4.getHeight() - 2 * MARGIN) / LEADING);
    for (var first = 0; first < lines.size(); first += perPage) {
      page(lines.subList(first, Math.min(first + perPage, lines.size())));
    }
  }

  private void page(List<Line> shown) throws IOException {
    var page = new PDPage(PDRectangle.A4);
    pdf.addPage(page);
    try (var content = new PDPageContentStream(pdf, page)) {
      content.beginText();
      content.setLeading(LEADING);
      content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
      for (var line : shown) {
        content.setFont(line.bold() ? bold : plain, SIZE);
        content.showText(line.text());
        content.newLine();
      }
      content.endText();
    }
  }

  /// Tabs have no letter in a font.
  private static String printable(String text) {
    return text.replace('\t', ' ').replace("\r", "");
  }
}
