package org.aimsledger.inventory.platform;

import io.smallrye.mutiny.Uni;

/// How much AI is used that nobody has registered.
public interface UnregisteredUseLookup {
  /// Findings that are neither settled nor dismissed.
  ///
  /// @param isMore whether there are more than these, which were counted
  record Open(long findings, boolean isMore) {}

  /// What had been found when the question came.
  Uni<Open> open();
}
