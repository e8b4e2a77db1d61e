package org.aimsledger.incident.signalimport;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the columns of a table mean. Data, written by whoever knows the table.
///
/// @param id short name
/// @param scope who gives the ids of the records; part of the ids of signals, so it stays when the
///   mapping is improved
/// @param delimiter between the cells
/// @param record column with the id of the record
/// @param matter what a row says of the matter itself; absent: the table only adds labels to
///   records that were imported before
record ImportMapping(
    String id,
    String version,
    String scope,
    char delimiter,
    String record,
    @Nullable Matter matter,
    List<Labels> labels) {
  ImportMapping {
    labels = List.copyOf(labels);
  }

  /// @param title column with one line
  /// @param text column with the description
  /// @param date column with the day, month or year in ISO 8601
  /// @param address where a record can be looked up, `{id}` stands for its id
  record Matter(String title, String text, @Nullable String date, @Nullable String address) {}

  /// One label per text of a column.
  record Labels(String taxonomy, String field, String column, Kind kind) {}

  /// How a cell is read; blank cells give no label.
  enum Kind {
    TEXT,
    /// A list of texts as JSON writes it: `["a","b"]`.
    JSON_LIST
  }

  /// Every column that the mapping names; the table must have each of them once.
  Set<String> columns() {
    var columns = new ArrayList<String>();
    columns.add(record);
    if (matter != null) {
      columns.add(matter.title());
      columns.add(matter.text());
      if (matter.date() != null) {
        columns.add(matter.date());
      }
    }
    labels.forEach(label -> columns.add(label.column()));
    return new LinkedHashSet<>(columns);
  }
}
