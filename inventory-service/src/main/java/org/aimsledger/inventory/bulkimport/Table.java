package org.aimsledger.inventory.bulkimport;

import java.util.List;
import java.util.Map;

/// A table as it was sent: the header, and the rows as column → text.
///
/// @param sha256 of the file's bytes, lower-case hex
record Table(String sha256, List<String> columns, List<Map<String, String>> rows) {
  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
