package org.aimsledger.incident.webhookdelivery;

import static org.aimsledger.servicekit.problem.Fields.check;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.webhookdelivery.DeliveryStore.Wanted;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class DeliveryRequests {
  private DeliveryRequests() {}

  /// A range to be sent again.
  @Schema(name = "WebhookReplay")
  record Range(
      @Nullable UUID subscription,
      @Schema(description = "DEAD or DELIVERED; absent: both") @Nullable DeliveryStanding standing,
      @Schema(description = "Queued at or after this time") @Nullable Instant from,
      @Schema(description = "Queued before this time") @Nullable Instant before) {
    Wanted wanted() {
      if (standing == DeliveryStanding.WAITING) {
        throw Problems.invalidField("standing", "what is waiting is sent anyway").toException();
      }
      return new Wanted(
          Fields.required("subscription", subscription),
          null,
          standing,
          check("from", () -> WorldTime.boundedOrAbsent(from)),
          check("before", () -> WorldTime.boundedOrAbsent(before)));
    }
  }
}
