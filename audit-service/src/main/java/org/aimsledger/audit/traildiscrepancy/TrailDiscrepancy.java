package org.aimsledger.audit.traildiscrepancy;

import java.time.Instant;

/// One discrepancy.
public sealed interface TrailDiscrepancy {
  /// How often it was told so far.
  long told();

  /// Nobody has found it.
  record Absent() implements TrailDiscrepancy {
    @Override
    public long told() {
      return 0;
    }
  }

  /// It is there.
  ///
  /// @param since when it was found, or found again after it was gone
  /// @param toldAt when it was told last
  record Open(Instant since, Instant toldAt, long told) implements TrailDiscrepancy {}

  /// It was there.
  record Past(long told) implements TrailDiscrepancy {}
}
