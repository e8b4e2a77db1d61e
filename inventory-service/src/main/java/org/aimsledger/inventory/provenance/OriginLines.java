package org.aimsledger.inventory.provenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.inventory.platform.FieldContradiction;
import org.aimsledger.inventory.platform.FieldOrigin;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.jspecify.annotations.Nullable;

/// Origins as texts of a table, one of each field, one of each contradiction, one of the last row
/// of an import. What a contradiction says is not among them: the record has it.
final class OriginLines {
  private static final String FIELD = "f";
  private static final String CONTRADICTION = "c";
  private static final String ROW = "r";

  /// `from` is the last part, because only it may have a tab in it.
  private static final int PARTS = 7;

  private OriginLines() {}

  static String[] of(FieldOrigins origins) {
    var lines = new ArrayList<String>();
    origins
        .fields()
        .forEach(
            (field, o) ->
                lines.add(
                    line(
                        FIELD,
                        field,
                        o.source(),
                        o.confidence(),
                        o.since(),
                        o.confirmedAt(),
                        o.from())));
    origins
        .contradictions()
        .forEach(
            (field, c) -> {
              var by = c.provenance();
              lines.add(
                  line(
                      CONTRADICTION, field, by.source(), by.confidence(), c.at(), null, by.from()));
            });
    var row = origins.lastRow();
    if (row != null) {
      lines.add(line(ROW, "", row.source(), row.confidence(), Instant.EPOCH, null, row.from()));
    }
    return lines.toArray(String[]::new);
  }

  private static String line(
      String kind,
      String field,
      FieldSource source,
      Confidence confidence,
      Instant since,
      @Nullable Instant confirmedAt,
      @Nullable String from) {
    return String.join(
        "\t",
        kind,
        field,
        source.name(),
        confidence.name(),
        since.toString(),
        confirmedAt == null ? "" : confirmedAt.toString(),
        from == null ? "" : from);
  }

  static FieldOrigins read(String[] lines) {
    var fields = new TreeMap<String, FieldOrigin>();
    var contradictions = new TreeMap<String, FieldContradiction>();
    @Nullable Provenance row = null;
    for (var line : lines) {
      var parts = List.of(line.split("\t", PARTS));
      var source = FieldSource.valueOf(parts.get(2));
      var confidence = Confidence.valueOf(parts.get(3));
      var since = Instant.parse(parts.get(4));
      var confirmedAt = parts.get(5).isEmpty() ? null : Instant.parse(parts.get(5));
      var from = parts.get(6).isEmpty() ? null : parts.get(6);
      var by = new Provenance(source, from, confidence);
      switch (parts.getFirst()) {
        case FIELD ->
            fields.put(parts.get(1), new FieldOrigin(source, from, confidence, since, confirmedAt));
        case CONTRADICTION ->
            contradictions.put(parts.get(1), new FieldContradiction(new TreeMap<>(), by, since));
        case ROW -> row = by;
        default -> throw new IllegalStateException("no such line: " + line);
      }
    }
    return new FieldOrigins(fields, contradictions, row);
  }
}
