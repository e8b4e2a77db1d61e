package org.aimsledger.servicekit.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wire form with everything that a row can have.
record ExportRow(
    @Nullable String name,
    long count,
    double share,
    boolean retired,
    @Nullable Instant at,
    List<String> aliases,
    @Nullable Outside outside,
    List<Outside> others) {
  record Outside(String scope, String id) {}

  static ExportRow named(@Nullable String name) {
    return new ExportRow(name, 1, 0.5, false, null, List.of(), null, List.of());
  }
}
