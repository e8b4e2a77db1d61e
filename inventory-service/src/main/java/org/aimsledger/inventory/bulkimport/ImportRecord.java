package org.aimsledger.inventory.bulkimport;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One job and how far it is.
///
/// @param actor who sent the file
/// @param rows in the file
/// @param finishedAt when no row was waiting any more
record ImportRecord(
    UUID id,
    String mapping,
    String fileName,
    String fileSha256,
    String actor,
    String correlation,
    long rows,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Counts counts) {

  /// State of one row.
  enum RowState {
    /// Waits its turn.
    PENDING,
    /// Brought a system into the inventory.
    REGISTERED,
    /// Changed what is known of a system.
    CHANGED,
    /// Said nothing new.
    UNCHANGED,
    /// Waits to be corrected.
    QUARANTINED,
    /// Somebody decided that it is not wanted.
    DISCARDED
  }

  /// How many rows are in each state.
  ///
  /// @param flagged rows that were imported and should be looked at
  record Counts(
      long pending,
      long registered,
      long changed,
      long unchanged,
      long quarantined,
      long discarded,
      long flagged) {}
}
