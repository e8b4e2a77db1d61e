package org.aimsledger.audit.traildiscrepancy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of a discrepancy.
public sealed interface TrailDiscrepancyCommand {
  UUID discrepancy();

  /// Notes that it was found.
  ///
  /// @param index place in the trail, where it has one
  /// @param reminding whether it may be told again while it stands
  record Note(
      UUID discrepancy,
      String kind,
      String source,
      int lane,
      long number,
      @Nullable Long index,
      boolean reminding,
      Instant at)
      implements TrailDiscrepancyCommand {}

  /// Notes that everything was compared, and it was not found any more.
  record Miss(UUID discrepancy, Instant at) implements TrailDiscrepancyCommand {}
}
