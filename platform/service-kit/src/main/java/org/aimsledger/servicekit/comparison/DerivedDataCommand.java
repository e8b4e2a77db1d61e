package org.aimsledger.servicekit.comparison;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.contracts.platform.DifferingRow;

/// What can be told of data that a service has made of its events.
sealed interface DerivedDataCommand {
  UUID log();

  String table();

  Instant at();

  /// Tells what differs.
  ///
  /// @param rows all of them, known ones too
  record Report(UUID log, DerivedData what, String table, List<DifferingRow> rows, Instant at)
      implements DerivedDataCommand {
    public Report {
      rows = List.copyOf(rows);
    }
  }

  record Mend(UUID log, String table, Instant at) implements DerivedDataCommand {}
}
