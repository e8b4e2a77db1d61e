package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.referencedata.FilingTemplates;
import org.aimsledger.referencedata.FilingTemplates.Field;
import org.aimsledger.referencedata.FilingTemplates.Origin;
import org.aimsledger.referencedata.FilingTemplates.Template;
import org.aimsledger.referencedata.LegalClocks.Step;

/// Pack `filing-templates`.
final class FilingTemplatesReader {
  private FilingTemplatesReader() {}

  static FilingTemplates read(PackRow file, PackHeader header) {
    return new FilingTemplates(
        header.version(), header.validFrom(), header.source(), fields(file), templates(file));
  }

  private static List<Field> fields(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows(
        "fields",
        row -> new Field(row.unusedId(ids), row.word("from", Origin.class), row.titles("title")));
  }

  private static List<Template> templates(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows("templates", row -> template(row, row.unusedId(ids)));
  }

  private static Template template(PackRow row, String id) {
    return new Template(
        id,
        row.has("regime") ? row.text("regime") : null,
        row.word("step", Step.class),
        row.titles("title"),
        row.text("source"),
        row.texts("required"),
        row.texts("optional"));
  }
}
