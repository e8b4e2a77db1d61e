package org.aimsledger.referencedata.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.referencedata.DetectionRules;

/// Reads the pack `detection-rules`.
final class DetectionRulesReader {
  private DetectionRulesReader() {}

  static DetectionRules read(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new DetectionRules(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows("templates", row -> template(row, row.unusedId(ids))));
  }

  private static DetectionRules.Template template(PackRow row, String id) {
    return new DetectionRules.Template(
        id,
        row.titles("title"),
        row.titles("why"),
        row.has("kinds") ? row.texts("kinds") : List.of(),
        row.has("metric") ? row.text("metric") : null,
        row.text("condition"),
        row.text("measure"),
        row.has("seconds") ? row.number("seconds") : null,
        row.has("last") ? row.number("last") : null,
        row.text("comparison"),
        decimal(row, "threshold"),
        row.number("fewest"),
        row.text("rearm"),
        row.number("coolDownSeconds"),
        row.text("allowance"),
        row.text("source"));
  }

  /// Written as text, so that YAML doesn't round it.
  private static BigDecimal decimal(PackRow row, String key) {
    var text = row.text(key);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw row.problem(key + " is no number: " + text);
    }
  }
}
