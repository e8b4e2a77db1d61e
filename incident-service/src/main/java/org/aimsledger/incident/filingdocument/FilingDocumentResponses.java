package org.aimsledger.incident.filingdocument;

import java.util.List;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Answers.
final class FilingDocumentResponses {
  private FilingDocumentResponses() {}

  /// A report as the API documents it.
  @Schema(name = "FilingDocument")
  record Document(
      String template,
      String title,
      String source,
      String incident,
      long record,
      List<Entry> entries,
      @Schema(description = "Fields that the law asks for and nothing is known of")
          List<String> missing) {}

  @Schema(name = "FilingDocumentEntry")
  record Entry(String field, String title, boolean required, List<String> lines, boolean stated) {}

  static Problem unknownRegime(String regime) {
    return Problems.invalidField(
        "regime", "is none of the pack legal-clocks: " + regime.replaceAll("\\p{Cntrl}", " "));
  }

  static Problem noLetters() {
    return Problem.of(
        406,
        "filing-document/no-letters",
        "PDF has Latin letters only",
        "The report has letters that the fonts of PDF readers don't have, Chinese ones for"
            + " instance. Ask for DOCX or JSON.");
  }
}
