package org.aimsledger.eventstore.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row that is not what its events say, or that does not carry the seal of its service.
///
/// @param table name of the view, or what else is compared
/// @param key of the row, as its table has it
/// @param columns those that differ, for a row that was changed; never what is in them
/// @param expected the row that follows from the events; null when there should be none
/// @param found the row that is there; null when there is none
public record Difference(
    What what,
    String table,
    Object key,
    Kind kind,
    List<String> columns,
    @Nullable Object expected,
    @Nullable Object found) {
  /// What was made of events.
  public enum What {
    VIEW,
    SNAPSHOT,
    CLAIM,
    RECEIPT,
    KEY,
    SEALED
  }

  /// What was done to the row.
  public enum Kind {
    CHANGED,
    MISSING,
    UNEXPECTED
  }

  public Difference {
    columns = List.copyOf(columns);
  }

  /// Whether another look has found the same.
  boolean isSeenAgainIn(Difference other) {
    return table.equals(other.table) && key.equals(other.key) && kind == other.kind;
  }

  /// Not the rows: they may say something of persons.
  @Override
  public String toString() {
    return what + " " + table + " " + kind + " " + columns;
  }
}
