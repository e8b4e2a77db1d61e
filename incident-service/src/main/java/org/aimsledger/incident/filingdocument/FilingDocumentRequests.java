package org.aimsledger.incident.filingdocument;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aimsledger.incident.filingdocument.FilingDocument.Language;
import org.aimsledger.referencedata.FilingTemplates;
import org.aimsledger.referencedata.LegalClocks.Step;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class FilingDocumentRequests {
  private static final int LONGEST = 10_000;
  private static final int MOST = 60;

  private FilingDocumentRequests() {}

  /// A report that is to be made.
  @Schema(name = "FilingDocumentOrder")
  record NewDocument(
      @Schema(description = "Id in the pack legal-clocks, e.g. eu-ai-act") @Nullable String regime,
      @Nullable Step step,
      @Schema(description = "en, zh-Hans or zh-Hant; absent: en") @Nullable String language,
      @Schema(description = "Field → text: what the record doesn't hold")
          @Nullable Map<String, String> statements) {
    String legalRegime() {
      return Fields.text("regime", regime, 100);
    }

    Step legalStep() {
      return Fields.required("step", step);
    }

    Language legalLanguage() {
      if (language == null) {
        return Language.EN;
      }
      for (var one : Language.values()) {
        if (one.tag().equals(language)) {
          return one;
        }
      }
      throw Problems.invalidField("language", "must be en, zh-Hans or zh-Hant").toException();
    }

    Map<String, String> legalStatements(FilingTemplates templates) {
      var legal = new LinkedHashMap<String, String>();
      var given = statements == null ? Map.<String, String>of() : statements;
      if (given.size() > MOST) {
        throw Problems.invalidField("statements", "has at most " + MOST + " fields").toException();
      }
      given.forEach(
          (field, text) -> {
            var name = "statements." + field.replaceAll("[^a-z0-9-]", "?");
            if (templates.field(field).isEmpty()) {
              throw Problems.invalidField(name, "is no field of a report").toException();
            }
            legal.put(field, Fields.text(name, text, LONGEST));
          });
      return legal;
    }
  }
}
