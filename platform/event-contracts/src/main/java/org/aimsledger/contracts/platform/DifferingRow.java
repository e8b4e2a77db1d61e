package org.aimsledger.contracts.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row that is not what the events say.
///
/// @param key of the row; `sha256:` and a hash where it may say something of a person
/// @param stream that the row is about, where it is about one
/// @param columns of a row that was changed: those that differ
public record DifferingRow(
    String key, @Nullable String stream, RowDifference kind, List<String> columns) {
  public DifferingRow {
    columns = List.copyOf(columns);
  }
}
