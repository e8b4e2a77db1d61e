package org.aimsledger.audit.trailgrant;

import static org.aimsledger.servicekit.problem.Fields.required;
import static org.aimsledger.servicekit.problem.Fields.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class TrailGrantRequests {
  private static final int LONGEST_REASON = 2_000;

  private TrailGrantRequests() {}

  /// @param from now when absent
  @Schema(name = "GiveTrailGrant")
  record Give(
      @Schema(description = "From when on; now when absent") @Nullable Instant from,
      @Schema(description = "Until when, that moment not included") @Nullable Instant until,
      @Schema(description = "Why") @Nullable String reason) {
    TrailGrantCommand toCommand(UUID grant, String reader, String giver, Instant now) {
      return new TrailGrantCommand.Give(
          grant,
          reader,
          (from == null ? now : from).truncatedTo(ChronoUnit.MICROS),
          required("until", until).truncatedTo(ChronoUnit.MICROS),
          text("reason", reason, LONGEST_REASON),
          giver,
          now);
    }
  }

  @Schema(name = "RevokeTrailGrant")
  record Revoke(@Schema(description = "Why") @Nullable String reason) {
    TrailGrantCommand toCommand(UUID grant, String reader, Instant now) {
      return new TrailGrantCommand.Revoke(
          grant, reader, text("reason", reason, LONGEST_REASON), now);
    }
  }
}
