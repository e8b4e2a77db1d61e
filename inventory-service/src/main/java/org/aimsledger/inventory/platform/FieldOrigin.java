package org.aimsledger.inventory.platform;

import java.time.Instant;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Provenance;
import org.jspecify.annotations.Nullable;

/// Where the value of one field comes from.
///
/// @param from who or what says so; absent: whoever recorded it, as the history tells
/// @param since when the field got this value
/// @param confirmedAt when somebody last stood behind a value, wherever it came from
public record FieldOrigin(
    FieldSource source,
    @Nullable String from,
    Confidence confidence,
    Instant since,
    @Nullable Instant confirmedAt) {
  static FieldOrigin of(Provenance provenance, Instant at) {
    return new FieldOrigin(
        provenance.source(), provenance.from(), provenance.confidence(), at, null);
  }

  /// Whether a person answers for the value: no file and no integration changes it by itself.
  public boolean isStoodBehind() {
    return source == FieldSource.DECLARED || confirmedAt != null;
  }

  FieldOrigin confirmed(Confidence believed, Instant at) {
    return new FieldOrigin(source, from, believed, since, at);
  }
}
