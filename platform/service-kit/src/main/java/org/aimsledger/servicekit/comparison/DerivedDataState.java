package org.aimsledger.servicekit.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.contracts.platform.DifferingRow;
import org.aimsledger.contracts.platform.RowDifference;
import org.jspecify.annotations.Nullable;

/// The differences that are known and not mended, by table.
record DerivedDataState(Map<String, Open> tables) {
  static final DerivedDataState NONE = new DerivedDataState(Map.of());

  DerivedDataState {
    tables = Map.copyOf(tables);
  }

  /// What a difference is known by.
  record Known(String key, @Nullable String stream, RowDifference kind) {
    static Known of(DifferingRow row) {
      return new Known(row.key(), row.stream(), row.kind());
    }
  }

  /// Rows of one table that differ.
  record Open(DerivedData what, Set<Known> rows) {
    Open {
      rows = Set.copyOf(rows);
    }
  }

  boolean knows(String table, DifferingRow row) {
    var open = tables.get(table);
    return open != null && open.rows().contains(Known.of(row));
  }

  DerivedDataState with(DerivedData what, String table, List<DifferingRow> rows) {
    var known = new HashSet<Known>();
    var before = tables.get(table);
    if (before != null) {
      known.addAll(before.rows());
    }
    rows.forEach(row -> known.add(Known.of(row)));
    var next = new TreeMap<>(tables);
    next.put(table, new Open(what, known));
    return new DerivedDataState(next);
  }

  DerivedDataState without(String table) {
    var next = new TreeMap<>(tables);
    next.remove(table);
    return new DerivedDataState(next);
  }

  long rows() {
    return tables.values().stream().mapToLong(open -> open.rows().size()).sum();
  }
}
