package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// Where the trail and the store of a service, or the parts of the trail, don't agree.
public sealed interface TrailDiscrepancyEvent extends AuditServiceEvent {
  UUID discrepancy();

  /// Somebody may have changed what must never change. Recorded once for each finding, however
  /// often it is found again; once more when it comes back after it was gone.
  ///
  /// @param kind `STORE_DIFFERS`, `MISSING_IN_TRAIL`, `MISSING_IN_STORE`, `MISSING_IN_BOTH`,
  ///   `BEYOND_HEAD`, `LEAF_HASH_DIFFERS`, `TILE_DIFFERS`, `CONTENT_MISSING`, `SEARCH_DIFFERS`,
  ///   `COLUMNS_DIFFER`, `LANE_UNKNOWN`, `BEYOND_TRAIL`, `TREE_DIFFERS`, `SEAL_DIFFERS` (from this
  ///   number on), `SEAL_WENT_BACK`, `SEAL_AHEAD` or `SEAL_UNREADABLE`
  /// @param source CloudEvents source of the service, e.g. `/inventory`
  /// @param number number of the event in its lane
  /// @param index place of the event in the trail, where it has one
  @WireName("org.aimsledger.audit.trail-discrepancy-found.v1")
  record Found(
      UUID discrepancy,
      String kind,
      String source,
      int lane,
      long number,
      @Nullable Long index,
      Instant at)
      implements TrailDiscrepancyEvent {}

  /// What was found is still so, after the time that is configured for a reminder.
  ///
  /// @param kind as it was found
  /// @param source CloudEvents source of the service, e.g. `/inventory`
  /// @param number number of the event in its lane
  /// @param index place of the event in the trail, where it has one
  /// @param since when it was found
  @WireName("org.aimsledger.audit.trail-discrepancy-stands.v1")
  record Stands(
      UUID discrepancy,
      String kind,
      String source,
      int lane,
      long number,
      @Nullable Long index,
      Instant since,
      Instant at)
      implements TrailDiscrepancyEvent {}

  /// Everything was compared since it was seen last, and it was not found any more. Who has put it
  /// right, the comparison does not know.
  @WireName("org.aimsledger.audit.trail-discrepancy-gone.v1")
  record Gone(UUID discrepancy, Instant at) implements TrailDiscrepancyEvent {}
}
