package org.aimsledger.audit.evidenceexport;

import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.platform.VerifierProgram;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.Titles;
import org.jspecify.annotations.Nullable;

/// `index.html` of a bundle, written piece by piece: what is in it, in three languages on one page,
/// without script. For people; not evidence.
final class BundleIndex {
  /// Without a style sheet all three languages are shown, so nothing depends on it.
  private static final String STYLE =
      """
      body{font-family:system-ui,sans-serif;margin:2rem;line-height:1.4}table{border-collapse:collapse}
      th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #ccc}
      code,pre{font-size:.9em}span[lang]{display:block}
      #en:checked~main span[lang]:not([lang=en]),#zh-Hans:checked~main span[lang]:not([lang=zh-Hans]),
      #zh-Hant:checked~main span[lang]:not([lang=zh-Hant]){display:none}
      """;

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter page;
  private final EventTitles titles;
  private final VerifierProgram verifier;

  BundleIndex(EventTitles titles, VerifierProgram verifier) {
    this.titles = titles;
    this.verifier = verifier;
    try {
      this.page = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A piece of the page.
  private interface Piece {
    void write() throws XMLStreamException;
  }

  /// All before the entries.
  String top(UUID export, Sealed state, String verifierKey) {
    return written(
        () -> {
          page.writeDTD("<!DOCTYPE html>\n");
          page.writeStartElement("html");
          page.writeAttribute("lang", "en");
          page.writeStartElement("head");
          page.writeEmptyElement("meta");
          page.writeAttribute("charset", "utf-8");
          element("title", BundleTexts.TITLE.en() + ": " + state.subject().text());
          element("style", STYLE);
          page.writeEndElement();
          page.writeStartElement("body");
          language("en", "English", true);
          language("zh-Hans", "简体中文", false);
          language("zh-Hant", "繁體中文", false);
          page.writeStartElement("main");
          facts(export, state, verifierKey);
          page.writeStartElement("table");
          page.writeStartElement("tr");
          for (var title :
              List.of(
                  BundleTexts.INDEX,
                  BundleTexts.RECORDED,
                  BundleTexts.SERVICE,
                  BundleTexts.EVENT,
                  BundleTexts.RECORD,
                  BundleTexts.PROOF)) {
            in("th", title);
          }
          page.writeEndElement();
        });
  }

  /// A row for each entry.
  String rows(List<Selected> entries) {
    return written(
        () -> {
          for (var entry : entries) {
            row(entry);
          }
        });
  }

  /// All behind the entries.
  String bottom() {
    return written(page::writeEndDocument);
  }

  private String written(Piece piece) {
    try {
      piece.write();
      page.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("can't write the index", e);
    }
    var written = text.toString();
    text.getBuffer().setLength(0);
    return written;
  }

  private void language(String id, String name, boolean chosen) throws XMLStreamException {
    page.writeEmptyElement("input");
    page.writeAttribute("type", "radio");
    page.writeAttribute("name", "language");
    page.writeAttribute("id", id);
    if (chosen) {
      page.writeAttribute("checked", "checked");
    }
    page.writeStartElement("label");
    page.writeAttribute("for", id);
    page.writeCharacters(name + " ");
    page.writeEndElement();
  }

  private void facts(UUID export, Sealed state, String verifierKey) throws XMLStreamException {
    in("h1", BundleTexts.TITLE);
    page.writeStartElement("table");
    fact(BundleTexts.ABOUT, state.subject().text());
    fact(BundleTexts.EXPORT, export.toString());
    fact(BundleTexts.SEALED, state.at().toString());
    fact(BundleTexts.ENTRIES, Long.toString(state.count()));
    page.writeEndElement();
    in("p", BundleTexts.NO_EVIDENCE);
    in("p", BundleTexts.HOW);
    element("pre", EvidenceBundleResponses.COMMAND);
    in("p", BundleTexts.KEY);
    element("pre", verifierKey);
    if (verifier.checksum() != null) {
      in("p", BundleTexts.CHECKSUM);
      element("pre", verifier.checksum());
    }
    in("p", BundleTexts.OTHER_TOOLS);
  }

  private void fact(Titles name, String value) throws XMLStreamException {
    page.writeStartElement("tr");
    in("th", name);
    element("td", value);
    page.writeEndElement();
  }

  private void row(Selected entry) throws XMLStreamException {
    var index = Long.toString(entry.index());
    page.writeCharacters("\n");
    page.writeStartElement("tr");
    if (entry.prunedBy() == null) {
      link("entries/" + index, index);
    } else {
      page.writeStartElement("td");
      page.writeCharacters(index + " ");
      spans(BundleTexts.PRUNED);
      page.writeEndElement();
    }
    element("td", entry.recordedAt() == null ? "" : entry.recordedAt().toString());
    element("td", "%s %d/%d".formatted(entry.source(), entry.lane(), entry.laneSeq()));
    event(entry.type());
    page.writeStartElement("td");
    element("code", entry.stream() == null ? "" : entry.stream());
    page.writeEndElement();
    link("proofs/" + index + ".tlog-proof", "tlog-proof");
    page.writeEndElement();
  }

  private void event(@Nullable String type) throws XMLStreamException {
    if (type == null) {
      in("td", BundleTexts.UNREADABLE);
      return;
    }
    page.writeStartElement("td");
    var title = titles.of(type);
    if (title.isPresent()) {
      spans(title.get());
    }
    element("code", type);
    page.writeEndElement();
  }

  private void link(String target, String label) throws XMLStreamException {
    page.writeStartElement("td");
    page.writeStartElement("a");
    page.writeAttribute("href", target);
    page.writeCharacters(label);
    page.writeEndElement();
    page.writeEndElement();
  }

  private void in(String element, Titles title) throws XMLStreamException {
    page.writeStartElement(element);
    spans(title);
    page.writeEndElement();
  }

  private void spans(Titles title) throws XMLStreamException {
    span("en", title.en());
    span("zh-Hans", title.zhHans());
    span("zh-Hant", title.zhHant());
  }

  private void span(String language, String value) throws XMLStreamException {
    page.writeStartElement("span");
    page.writeAttribute("lang", language);
    page.writeCharacters(value);
    page.writeEndElement();
  }

  private void element(String name, String value) throws XMLStreamException {
    page.writeStartElement(name);
    page.writeCharacters(value);
    page.writeEndElement();
  }
}
