package org.aimsledger.inventory.reportintake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.jspecify.annotations.Nullable;

/// A readable report of which nobody has checked yet whether its system exists.
///
/// @param source CloudEvents `source`
/// @param id CloudEvents `id`
/// @param system id of the system, where the reporter knows it; else `externalId` is given
record ReportDraft(
    String source,
    String id,
    @Nullable String correlation,
    @Nullable UUID system,
    @Nullable ExternalId externalId,
    ReportKind kind,
    String summary,
    @Nullable Instant occurredAt,
    List<Measurement> measurements) {
  ReportDraft {
    measurements = List.copyOf(measurements);
    if ((system == null) == (externalId == null)) {
      throw new IllegalArgumentException("exactly one of system and externalId is given");
    }
  }
}
