package org.aimsledger.incident.signalimport;

import java.util.Map;

/// One row of a table.
///
/// @param number of the record in the file, from 1, without the header
/// @param cells column → text; only of columns that the mapping names
record OutsideRow(long number, Map<String, String> cells) {
  OutsideRow {
    cells = Map.copyOf(cells);
  }

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }
}
