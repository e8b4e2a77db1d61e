package org.aimsledger.inventory.reportintake;

import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about the quarantine.
final class EventQuarantineRequests {
  private EventQuarantineRequests() {}

  @Schema(name = "DiscardEvent")
  record DiscardRequest(@Schema(required = true, maxLength = 2_000) @Nullable String reason) {
    String note() {
      return Fields.text("reason", reason, 2_000);
    }
  }
}
