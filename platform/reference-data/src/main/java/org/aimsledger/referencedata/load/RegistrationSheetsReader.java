package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.referencedata.RegistrationSheets;

/// Reads the pack of registration sheets.
final class RegistrationSheetsReader {
  private RegistrationSheetsReader() {}

  static RegistrationSheets read(PackRow file, PackHeader header) {
    var sheets = new ArrayList<String>();
    var items = new ArrayList<String>();
    return new RegistrationSheets(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows("sheets", row -> sheet(row, sheets)),
        file.rows("items", row -> item(row, items)));
  }

  private static RegistrationSheets.Sheet sheet(PackRow row, List<String> ids) {
    return new RegistrationSheets.Sheet(row.unusedId(ids), row.titles("title"), row.text("source"));
  }

  private static RegistrationSheets.Item item(PackRow row, List<String> ids) {
    var isDeleted = row.has("deleted");
    return new RegistrationSheets.Item(
        row.unusedId(ids),
        row.text("sheet"),
        row.text("number"),
        row.titles("title"),
        row.texts("from"),
        row.flag("required"),
        row.text("source"),
        row.date("since"),
        isDeleted ? row.date("deleted") : null,
        isDeleted ? row.text("deletedBy") : null);
  }
}
